package io.tierline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.LevelTable;
import io.tierline.cases.NewEvent;
import io.tierline.cases.ShippedLevels;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.OversightEvents.DeEscalated;
import io.tierline.cases.events.OversightEvents.TakenOver;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.casework.ManagerAct.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a manager may do with a case, by how it stands; without engine and database. */
class ManagerRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-11T09:00:00Z");

    private final List<CaseEvent> ledger = new ArrayList<>();

    private ManagerRulesTest happens(String type, Map<String, Object> facts) {
        ledger.add(Fact.event("ESC-2026-000001", ledger.size() + 1, type, NOW, NOW, "tina", facts));
        return this;
    }

    private ManagerRulesTest received() {
        return happens(EventTypes.name(TicketReceived.class), Map.of("priority", "P2", "customer", "acme"));
    }

    private ManagerRulesTest at(String level, int rank) {
        return happens(
                EventTypes.name(TierEntered.class), Map.of("tier", level, "team", level, "levels", 1, "rank", rank));
    }

    private List<NewEvent> decide(Kind kind, String to) {
        return new ManagerRules(Case.fold(ledger), new Around()).decide(new ManagerAct(kind, to, "Because"), "mona");
    }

    private CommandRefusedException refusal(Kind kind, String to) {
        return catchThrowableOfType(CommandRefusedException.class, () -> decide(kind, to));
    }

    @Test
    void an_act_is_one_event_and_what_follows_from_it_stands_behind() {
        received().at("tier2", 2);
        assertThat(decide(Kind.TAKE_OVER, null))
                .extracting(NewEvent::type)
                .containsExactly(
                        EventTypes.name(TakenOver.class),
                        EventTypes.name(Assigned.class),
                        EventTypes.name(Acknowledged.class));
        assertThat(decide(Kind.DE_ESCALATE, null))
                .extracting(NewEvent::type)
                .containsExactly(EventTypes.name(DeEscalated.class), EventTypes.name(Moved.class));
        assertThat(decide(Kind.DE_ESCALATE, null).get(1).facts())
                .isEqualTo(new Moved("tier2", "tier1", "De-escalated by a manager"));
    }

    @Test
    void what_is_so_already_is_not_done_again() {
        received().at("tier2", 2);
        assertThat(refusal(Kind.PUSH, "tier2").reason()).isEqualTo(Reason.ALREADY_SO);
        assertThat(refusal(Kind.RE_PRIORITISE, "P2"))
                .hasMessage("ESC-2026-000001: its priority is P2 already. Nothing was done.");
        assertThat(refusal(Kind.GIVE_BACK, null).reason()).isEqualTo(Reason.NOT_NOW);
    }

    @Test
    void a_wrong_field_is_named() {
        received().at("tier1", 1);
        assertThat(refusal(Kind.PUSH, "nowhere").field()).isEqualTo("to");
        assertThat(refusal(Kind.PUSH, "nowhere")).hasMessageContaining("tier1, tier2, engineering, or a team's id");
        assertThat(refusal(Kind.REASSIGN, "gone").reason()).isEqualTo(Reason.WRONG_FIELD);
        assertThat(refusal(Kind.DE_ESCALATE, null)).hasMessageContaining("it is at the lowest level already");
    }

    @Test
    void nothing_is_done_with_a_case_that_has_ended() {
        received().at("tier1", 1).happens(EventTypes.name(Closed.class), Map.of("as", "confirmed"));
        for (Kind kind : Kind.values()) {
            assertThat(refusal(kind, "tier2").reason()).as(kind.code()).isEqualTo(Reason.ENDED);
        }
    }

    private static final class Around implements Surroundings {

        @Override
        public LevelTable levels() {
            return ShippedLevels.TABLE;
        }

        @Override
        public boolean isDestination(String id) {
            return ShippedLevels.TABLE.names(id) || id.equals("billing");
        }

        @Override
        public boolean isActive(String person) {
            return person.equals("tina");
        }

        @Override
        public Optional<OpenTask> openTask() {
            return Optional.of(new OpenTask("work-on-case", "tina"));
        }

        @Override
        public List<String> criteria() {
            return List.of("Critical impact");
        }
    }
}
