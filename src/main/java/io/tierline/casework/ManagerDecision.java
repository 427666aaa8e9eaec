package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.OversightEvents.ManagerDecided;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.words.Saying;
import java.util.List;

/**
 * A manager who had to look into a case has decided. A move, or another priority, is an act of its own.
 *
 * @param decision {@code leave} or {@code move}
 * @param to the level or team that it goes to; null where it is left
 */
public record ManagerDecision(String by, String decision, String to, String note) implements FormCommand {

    @Override
    public List<NewEvent> decide(Case file) {
        if (file.state().ended()) {
            throw new CommandRefusedException(file.caseKey(), Reason.ENDED, Saying.of("refused.ended-meanwhile"));
        }
        return List.of(NewEvent.of(new ManagerDecided(decision, to), by).withText(EventText.NOTE, note));
    }
}
