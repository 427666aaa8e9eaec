package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.words.Saying;
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
            throw new CommandRefusedException(file.caseKey(), Reason.ENDED, Saying.of("refused.ended-meanwhile"));
        }
        if (file.held()) {
            throw new CommandRefusedException(file.caseKey(), Reason.NOT_NOW, Saying.of("refused.worked-on-again"));
        }
        return List.of(fix.on(NewEvent.of(new ResolutionTold(problem), by)));
    }
}
