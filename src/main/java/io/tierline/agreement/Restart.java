package io.tierline.agreement;

import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.WorkEvents.ProcessRestored;
import java.util.List;

/**
 * How one is put right.
 *
 * @param caseKey null for a process that has no case
 * @param kinds what was wrong
 * @param end the processes that end
 * @param start the elements of the model before which the case starts again, the one that moves it first; empty when it
 *     has a process that can go on, or needs none
 * @param variable names the level where the model asks for it in a variable; null where it does not
 */
record Restart(String caseKey, List<String> kinds, List<String> end, List<String> start, String variable) {

    static final String STARTED_AGAIN = "started-again";
    static final String SURPLUS_ENDED = "surplus-ended";
    static final String TRIED_AGAIN = "tried-again";

    String outcome() {
        return start.isEmpty() ? SURPLUS_ENDED : STARTED_AGAIN;
    }

    /** What stands in the ledger; the restart follows from it in the same transaction. */
    NewEvent event(String by, String reason) {
        return NewEvent.of(new ProcessRestored(kinds, outcome(), end, start, variable), by)
                .withText(EventText.REASON, reason);
    }

    static Restart of(String caseKey, ProcessRestored restored) {
        return new Restart(
                caseKey,
                restored.adrift(),
                restored.end() == null ? List.of() : restored.end(),
                restored.start() == null ? List.of() : restored.start(),
                restored.variable());
    }
}
