package io.tierline.process.agreement;

import java.util.List;
import java.util.Set;

/**
 * What does not agree about one case, or about one process that has no case.
 *
 * @param subject the case's key, or the process's id
 * @param caseKey null for a process that has no case
 * @param mains the case's own processes, the one that has lived longest first
 * @param strays processes that are to be ended whatever becomes of the case
 */
record Finding(String subject, String caseKey, Set<Kind> kinds, List<Main> mains, List<String> strays) {

    /**
     * A process of {@code escalation.bpmn}.
     *
     * @param works whether something can happen that moves it on
     * @param level the level that it has the case at; null while it is at none
     */
    record Main(String id, boolean works, String level) {}

    List<String> codes() {
        return kinds.stream().map(Kind::code).sorted().toList();
    }
}
