package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.words.Saying;
import java.util.List;
import java.util.Objects;

/**
 * A person puts a fact right that they read on a screen. It counts against what they saw: where another person was quicker,
 * nothing is overwritten that they have not read.
 *
 * @param seen what the screen showed; null for not known
 * @param to what it is instead
 * @param reason needed where {@link EditableFact#needsReason}
 * @param by a user id
 */
public record FactCorrection(EditableFact fact, String seen, String to, String reason, String by) {

    /**
     * @param ledger the case's, held
     * @throws CommandRefusedException when a field is wrong, the case has ended, it is so already, or what was seen is not
     *     what stands there now
     */
    NewEvent decide(List<CaseEvent> ledger) {
        fact.wrong(to).ifPresent(why -> {
            throw CommandRefusedException.field("to", why);
        });
        if (fact.needsReason() && reason == null) {
            throw CommandRefusedException.field("reason", Saying.of("field.why-missing"));
        }
        NewEvent event =
                new CaseRules(ledger).decide(NewEvent.of(fact.to(to), by).withText(EventText.REASON, reason));
        Case file = Case.fold(ledger);
        String now = fact.of(file);
        if (to.equals(now)) {
            throw new CommandRefusedException(
                    file.caseKey(), Reason.ALREADY_SO, Saying.of("refused.fact-same", fact.inWords(), now));
        }
        if (!Objects.equals(seen, now)) {
            throw new CommandRefusedException(file.caseKey(), Reason.NOT_NOW, overtaken(ledger, now));
        }
        if (fact == EditableFact.AFFECTED_USERS && Integer.parseInt(to) < file.affectedUsers()) {
            throw CommandRefusedException.field("to", Saying.of("field.fewer-users", now));
        }
        return event;
    }

    private Saying overtaken(List<CaseEvent> ledger, String now) {
        return fact.lastChange(ledger)
                .map(event -> Saying.of(
                        "refused.fact-overtaken-by",
                        fact.inWords(),
                        known(now),
                        event.actor(),
                        event.happenedAt(),
                        known(seen),
                        to))
                .orElseGet(() -> Saying.of("refused.fact-overtaken", fact.inWords(), known(now), known(seen), to));
    }

    private static Object known(String value) {
        return value == null ? Saying.of("fact.unknown") : value;
    }
}
