package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TestClock;
import io.tierline.TierlineTest;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.VerdictEvents.AtRisk;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Met;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeadlinesTest extends TierlineTest {

    private static final Instant START = TestClock.WEDNESDAY_0900;

    @Autowired
    private ManagementService management;

    @Test
    void the_owner_is_warned_once_and_a_breach_calls_the_manager_while_the_work_goes_on() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        desk.pass(Duration.ofMinutes(50));
        assertThat(desk.ledger(key, AtRisk.class))
                .extracting(DeadlinesTest::clockOf)
                .containsExactly("first-response 1");
        assertThat(desk.ledger(key, MessageQueued.class))
                .filteredOn(event -> "at-risk".equals(Fact.text(event, "template")))
                .extracting(event -> Fact.text(event, "recipient"))
                .containsExactly("tina");

        desk.pass(Duration.ofMinutes(20));
        assertThat(desk.ledger(key, Breached.class)).singleElement().satisfies(breach -> {
            assertThat(clockOf(breach)).isEqualTo("first-response 1");
            assertThat(breach.happenedAt()).isEqualTo(START.plus(Duration.ofHours(1)));
        });
        assertThat(desk.openTasks(key)).contains("look-into-case");
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("tina");
    }

    @Test
    void a_deadline_met_in_its_last_second_is_no_warning() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        // The timer fires, and before its step runs the customer is answered.
        clock.set(START.plus(Duration.ofMinutes(45)));
        management.executeJob(management
                .createJobQuery()
                .activityId("next-deadline")
                .singleResult()
                .getId());
        desk.happens(key, NewEvent.of(new PublicUpdate(), "tina").at(START.plus(Duration.ofMinutes(40))));
        assertThat(desk.ledger(key, AtRisk.class)).isEmpty();
        assertThat(desk.ledger(key, Met.class))
                .extracting(DeadlinesTest::clockOf)
                .contains("first-response 1");
    }

    @Test
    void time_at_a_level_moves_the_case_up_until_engineering_where_the_manager_is_called() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        desk.passUntil(Instant.parse("2026-03-11T11:00:00Z"));
        Case file = desk.caseFile(key);
        assertThat(file.tier()).isEqualTo("tier2");
        assertThat(file.assignment().by()).isEqualTo("time");
        assertThat(file.assignment().contextComplete()).isFalse();
        assertThat(desk.openTasks(key)).filteredOn("work-on-case"::equals).hasSize(1);

        desk.passUntil(Instant.parse("2026-03-11T15:00:00Z"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
        assertThat(desk.caseFile(key).issue()).isNotNull();

        desk.passUntil(Instant.parse("2026-03-12T16:00:00Z"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
        assertThat(desk.ledger(key, Breached.class))
                .extracting(DeadlinesTest::clockOf)
                .contains("time-at-tier 1", "time-at-tier 2", "time-at-tier 3");
        assertThat(desk.openTasks(key)).contains("look-into-case", "work-on-case");
    }

    @Test
    void a_night_of_downtime_moves_a_case_up_one_level_and_not_through_all() {
        String key = desk.receive();
        clock.set(Instant.parse("2026-03-12T10:00:00Z"));
        desk.settle();
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        List<CaseEvent> breaches = desk.ledger(key, Breached.class);
        assertThat(breaches)
                .extracting(DeadlinesTest::clockOf)
                .doesNotHaveDuplicates()
                .contains("time-at-tier 1");
        assertThat(breaches)
                .filteredOn(breach -> clockOf(breach).equals("time-at-tier 1"))
                .allSatisfy(breach -> assertThat(breach.happenedAt()).isEqualTo(START.plus(Duration.ofHours(2))));
    }

    private static String clockOf(CaseEvent verdict) {
        return Fact.text(verdict, "clock") + " " + Fact.number(verdict, "occurrence");
    }
}
