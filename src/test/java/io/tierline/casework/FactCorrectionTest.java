package io.tierline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.casework.CommandRefusedException.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person may put right on a screen, against what they saw there; without engine and database. */
class FactCorrectionTest {

    private static final String CHANGED = EventTypes.name(FactsChanged.class);

    private List<CaseEvent> ledger = CaseStates.ledgers().get("at a level");

    private FactCorrectionTest changed(Map<String, Object> facts) {
        ledger = CaseStates.plus(ledger, CHANGED, facts);
        return this;
    }

    private NewEvent decide(EditableFact fact, String seen, String to, String reason) {
        return new FactCorrection(fact, seen, to, reason, "tina").decide(ledger);
    }

    private CommandRefusedException refusal(EditableFact fact, String seen, String to, String reason) {
        return catchThrowableOfType(CommandRefusedException.class, () -> decide(fact, seen, to, reason));
    }

    @Test
    void another_priority_says_why_and_what_it_was() {
        String now = EditableFact.PRIORITY.of(Case.fold(ledger));
        NewEvent event = decide(EditableFact.PRIORITY, now, "P1", "Nobody can log in");
        assertThat(event.facts()).isEqualTo(new PriorityChanged(now, "P1"));
        assertThat(event.texts().get(EventText.REASON)).isEqualTo("Nobody can log in");
        assertThat(refusal(EditableFact.PRIORITY, now, "P1", null).field()).isEqualTo("reason");
        assertThat(refusal(EditableFact.PRIORITY, now, "P5", "So").getMessage())
                .isEqualTo("must be one of P1, P2, P3, P4");
    }

    @Test
    void what_another_person_wrote_meanwhile_is_not_written_over_unread() {
        changed(Map.of("component", "labels"));
        CommandRefusedException refusal = refusal(EditableFact.COMPONENT, "billing", "exports", null);
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_NOW);
        assertThat(refusal.getMessage()).contains("is labels now, by ", "You saw billing and wrote exports");
        assertThat(decide(EditableFact.COMPONENT, "labels", "exports", null).is(FactsChanged.class))
                .isTrue();
        assertThat(refusal(EditableFact.COMPONENT, "billing", "labels", null).reason())
                .isEqualTo(Reason.ALREADY_SO);
    }

    @Test
    void what_was_decided_because_many_are_affected_is_not_undone() {
        changed(Map.of("affectedUsers", 60));
        assertThat(refusal(EditableFact.AFFECTED_USERS, "60", "5", null).field())
                .isEqualTo("to");
        assertThat(((FactsChanged) decide(EditableFact.AFFECTED_USERS, "60", "61", null)
                                .facts())
                        .affectedUsers())
                .isEqualTo(61);
    }

    @Test
    void each_fact_is_written_by_an_event_that_gives_it_this_value() {
        Map<EditableFact, String> values = Map.of(
                EditableFact.PRIORITY, "P1",
                EditableFact.IMPACT, "critical",
                EditableFact.CATEGORY, "access",
                EditableFact.COMPONENT, "Label printer 2",
                EditableFact.AFFECTED_USERS, "999999999",
                EditableFact.REGION, "apac");
        assertThat(values).containsOnlyKeys(EditableFact.values());
        values.forEach((fact, to) -> {
            NewEvent event = decide(fact, fact.of(Case.fold(ledger)), to, "It is so");
            List<CaseEvent> after = CaseStates.plus(ledger, event);
            assertThat(fact.of(Case.fold(after))).as(fact.code()).isEqualTo(to);
            assertThat(fact.lastChange(after)).contains(after.get(after.size() - 1));
            assertThat(refusal(fact, null, " ", "It is so").field())
                    .as(fact.code())
                    .isEqualTo("to");
            assertThat(refusal(fact, null, null, "It is so").field()).isEqualTo("to");
        });
    }

    @Test
    void nothing_is_put_right_on_a_case_that_has_ended() {
        ledger = CaseStates.ledgers().get("closed");
        assertThat(refusal(EditableFact.IMPACT, null, "low", null).reason()).isEqualTo(Reason.ENDED);
    }
}
