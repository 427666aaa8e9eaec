package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TestClock;
import io.tierline.TierlineTest;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.MessageEvents.UpdatePromised;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Met;
import io.tierline.process.model.CustomerUpdatesProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerUpdatesTest extends TierlineTest {

    private static final Instant START = TestClock.WEDNESDAY_0900;

    @Test
    void a_promise_is_reminded_of_before_it_falls_due_and_a_broken_one_calls_the_manager() {
        String key = Journeys.atTier2(desk);
        desk.claims("theo", key, "work-on-case");
        assertThat(promised(key, 0)).isEqualTo(START.plus(Duration.ofHours(2)));
        desk.pass(Duration.ofMinutes(100));
        assertThat(desk.openTasks(key)).contains("write-update");

        desk.pass(Duration.ofMinutes(21));
        assertThat(desk.ledger(key, Breached.class))
                .filteredOn(breach -> "next-update".equals(Fact.text(breach, "clock")))
                .singleElement()
                .satisfies(breach -> assertThat(breach.happenedAt()).isEqualTo(START.plus(Duration.ofHours(2))));
        assertThat(desk.openTasks(key)).contains("look-into-case", "write-update");

        // The late update is an update all the same, and the next promise counts from it.
        desk.completes("cleo", key, "write-update", Map.of("updateText", "We found the field that was renamed."));
        assertThat(promised(key, 1)).isEqualTo(START.plus(Duration.ofMinutes(121 + 120)));
    }

    @Test
    void what_the_customer_is_told_in_another_way_keeps_the_promise() {
        String key = Journeys.atTier2(desk);
        desk.claims("theo", key, "work-on-case");
        desk.pass(Duration.ofMinutes(60));
        desk.happens(key, NewEvent.of(new PublicUpdate(), "theo").withText(EventText.TEXT, "We are on it."));
        assertThat(desk.ledger(key, Met.class))
                .extracting(event -> Fact.text(event, "clock"))
                .contains("next-update");
        assertThat(promised(key, 1)).isEqualTo(START.plus(Duration.ofHours(3)));

        desk.pass(Duration.ofMinutes(70));
        assertThat(desk.openTasks(key)).doesNotContain("write-update");
    }

    @Test
    void a_second_escalation_promises_nothing_beside_the_open_promise() {
        String key = Journeys.atEngineering(desk);
        assertThat(desk.ledger(key, UpdatePromised.class)).hasSize(1);
        desk.completes("erin", key, "work-on-case", Work.resolved());
        assertThat(desk.openTasks(key)).contains("explain-resolution");
    }

    @Test
    void promises_end_when_the_resolution_is_told() {
        String key = Journeys.atTier2(desk);
        desk.completes("theo", key, "work-on-case", Work.resolved());
        assertThat(desk.runs(key, CustomerUpdatesProcess.KEY)).isTrue();
        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        assertThat(desk.runs(key, CustomerUpdatesProcess.KEY)).isFalse();
        desk.pass(Duration.ofHours(4));
        assertThat(desk.openTasks(key)).doesNotContain("write-update");
        assertThat(desk.ledger(key, Breached.class)).isEmpty();
    }

    private Instant promised(String key, int number) {
        return Fact.instant(desk.ledger(key, UpdatePromised.class).get(number), "due");
    }
}
