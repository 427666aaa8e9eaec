package io.tierline.casework;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.WorkEvents.HandedOff;
import io.tierline.cases.events.WorkEvents.WorkDone;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.words.Saying;
import java.util.List;

/**
 * A level ends its work on the case.
 *
 * @param outcome {@code resolved}, {@code ask-customer}, {@code escalate} or {@code hand-back}
 * @param to the level or team that it is escalated to by name; null for the next level, and for other outcomes
 * @param note how it was solved, the question, why it goes up or back
 * @param handOff the context for the next level; read where it is escalated
 * @param fix read where it is resolved
 */
public record CompletedWork(String by, String outcome, String to, String note, HandOff handOff, Fix fix)
        implements FormCommand {

    /** What the next level must know; any may be null. */
    public record HandOff(String ticketHistory, String errorLogs, String integrationId, String stepsToReproduce) {}

    @Override
    public List<NewEvent> decide(Case file) {
        Assignment assignment = file.assignment();
        if (!file.held()) {
            throw new CommandRefusedException(file.caseKey(), Reason.NOT_NOW, Saying.of("refused.went-on"));
        }
        NewEvent done = NewEvent.of(new WorkDone(assignment.number(), assignment.tier(), outcome, to, null), by)
                .withText(EventText.NOTE, note);
        return switch (outcome) {
            case "escalate" -> List.of(done, handedOff());
            case "ask-customer" ->
                List.of(done, NewEvent.of(new CustomerAsked(), by).withText(EventText.TEXT, note));
            case "resolved" ->
                List.of(
                        done,
                        fix.on(NewEvent.of(new FixRecorded(assignment.tier()), by)
                                .withText(EventText.RESOLUTION, note)));
            // Handed back: the note says why.
            default -> List.of(done);
        };
    }

    private NewEvent handedOff() {
        boolean integrationIdGiven =
                handOff.integrationId() != null && !handOff.integrationId().isBlank();
        return NewEvent.of(new HandedOff(integrationIdGiven), by)
                .withText(EventText.TICKET_HISTORY, handOff.ticketHistory())
                .withText(EventText.ERROR_LOGS, handOff.errorLogs())
                .withText(EventText.INTEGRATION_ID, handOff.integrationId())
                .withText(EventText.STEPS_TO_REPRODUCE, handOff.stepsToReproduce())
                .withText(EventText.WHY, note);
    }
}
