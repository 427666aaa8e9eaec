package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.casework.CommandRefusedException.Reason;
import java.util.List;

/**
 * What the customer is told about the solution.
 *
 * @param problem the problem whose fix it is; null for none
 */
public record ExplainedResolution(String by, String problem, Fix fix) implements FormCommand {

    @Override
    public List<NewEvent> decide(Case file) {
        if (file.state().ended()) {
            throw new CommandRefusedException(file.caseKey(), Reason.ENDED, "It has ended meanwhile.");
        }
        if (file.held()) {
            throw new CommandRefusedException(
                    file.caseKey(), Reason.NOT_NOW, "A level works on it again: there is nothing to tell yet.");
        }
        return List.of(fix.on(NewEvent.of(new ResolutionTold(problem), by)));
    }
}
