package io.tierline.agreement;

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
     * @param kinds what is wrong with it
     */
    record Main(String id, Set<Kind> kinds) {

        /** Whether it may go on by itself: that there are others is all that is wrong. */
        boolean isRight() {
            return kinds.equals(Set.of(Kind.SEVERAL_PROCESSES));
        }
    }

    List<String> codes() {
        return kindsInOrder().stream().map(Kind::code).toList();
    }

    List<Kind> kindsInOrder() {
        return kinds.stream().sorted().toList();
    }
}
