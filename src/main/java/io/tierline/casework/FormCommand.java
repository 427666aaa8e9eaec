package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.NewEvent;
import java.util.List;

/**
 * What a person entered in the form of a task that is the case's own work. The task's completion moves the case on, so no
 * other entrance can send one.
 */
public sealed interface FormCommand permits CompletedWork, ExplainedResolution, ManagerDecision {

    /** The user id of who completed the form. */
    String by();

    /**
     * The events of the ledger, in turn.
     *
     * @throws CommandRefusedException when the work is not theirs any more
     */
    List<NewEvent> decide(Case file);
}
