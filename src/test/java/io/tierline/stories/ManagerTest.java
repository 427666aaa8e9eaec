package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.OversightEvents.ManagerDecided;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.WorkEvents.Moved;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagerTest extends TierlineTest {

    private String key;

    @BeforeEach
    void a_case_that_a_manager_looks_into() {
        key = desk.receive(Journeys.ticket("P1"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        assertThat(desk.openTasks(key)).contains("look-into-case");
    }

    @Test
    void leaves_the_case_where_it_is() {
        desk.completes(
                "mona", key, "look-into-case", Map.of("managerDecision", "leave", "managerNote", "Theo is on it."));
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        assertThat(desk.openTasks(key)).doesNotContain("look-into-case").contains("work-on-case");
        assertThat(desk.ledger(key, ManagerDecided.class)).hasSize(1);
    }

    @Test
    void moves_the_case_and_sets_another_priority() {
        desk.completes(
                "mona",
                key,
                "look-into-case",
                Map.of(
                        "managerDecision",
                        "move",
                        "moveTo",
                        "engineering",
                        "newPriority",
                        "P2",
                        "managerNote",
                        "They know the connector."));
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
        assertThat(desk.caseFile(key).assignment().by()).isEqualTo("manager");
        assertThat(desk.caseFile(key).priority()).isEqualTo("P2");
        assertThat(desk.openTasks(key)).filteredOn("work-on-case"::equals).hasSize(1);
    }

    @Test
    void cannot_move_the_case_to_where_it_is() {
        assertThatThrownBy(() -> desk.completes(
                        "mona",
                        key,
                        "look-into-case",
                        Map.of("managerDecision", "move", "moveTo", "tier2", "managerNote", "?")))
                .hasMessageContaining("Move it to");
    }

    @Test
    void is_not_called_twice_while_already_on_it() {
        desk.pass(Duration.ofHours(3));
        assertThat(desk.ledger(key, Breached.class)).isNotEmpty();
        assertThat(desk.openTasks(key)).filteredOn("look-into-case"::equals).hasSize(1);
    }

    @Test
    void need_not_look_any_more_once_the_customer_knows_the_solution() {
        desk.completes("theo", key, "work-on-case", Work.resolved());
        assertThat(desk.openTasks(key)).contains("look-into-case");
        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        assertThat(desk.openTasks(key)).doesNotContain("look-into-case");
    }

    @Test
    void moves_a_case_that_comes_to_its_next_decision_at_the_same_moment() {
        // The wish is on record before the level's work ends: the decision that follows reads it.
        desk.happens(key, NewEvent.of(new Moved(null, "engineering", "They know the connector"), "mona"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
        assertThat(desk.caseFile(key).request()).isNull();
    }
}
