package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CriteriaMatched;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.time.Duration;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The criteria are looked at for as long as a level has the case, whatever it is that changes. */
class CriteriaTest extends TierlineTest {

    @Autowired
    private TaskService tasks;

    @Test
    void two_criteria_at_once_are_one_escalation_with_both_reasons_on_record() {
        String key = desk.receive(Journeys.ticket("P3", "low", "integration", 1, "starter"));
        desk.happens(key, NewEvent.of(new FactsChanged("critical", 300, null, null, null, null, null, null), "tina"));

        Case file = desk.caseFile(key);
        assertThat(file.assignments()).hasSize(2);
        assertThat(file.assignment().by()).isEqualTo("criteria");
        assertThat(file.assignment().reasons()).contains("Critical impact", "Affects many users");
        assertThat(desk.ledger(key, CriteriaMatched.class)).singleElement().satisfies(event -> assertThat(
                        Fact.texts(event, "added"))
                .containsExactlyInAnyOrder("Critical impact", "Affects many users"));
        assertThat(desk.ledger(key, WorkDone.class))
                .singleElement()
                .satisfies(event -> assertThat(Fact.text(event, "outcome")).isEqualTo("criteria"));
    }

    @Test
    void one_criterion_more_stays_on_record_and_is_shown_to_whoever_takes_the_task() {
        String key = desk.receive(Journeys.harmless());
        desk.happens(key, NewEvent.of(new FactsChanged(null, 60, null, null, null, null, null, null), "tina"));
        desk.happens(key, NewEvent.of(new FactsChanged(null, 70, null, null, null, null, null, null), "tina"));

        assertThat(desk.caseFile(key).criteria()).containsExactly("Affects many users");
        assertThat(desk.ledger(key, CriteriaMatched.class)).hasSize(1);
    }

    @Test
    void what_was_known_when_the_case_came_moves_nothing() {
        // Four criteria hold from the beginning: that is why it is here, and no reason to go.
        String key = desk.receive();
        desk.happens(key, NewEvent.of(new FactsChanged(null, 130, null, null, null, null, null, null), "tina"));
        assertThat(desk.caseFile(key).assignments()).hasSize(1);
    }

    @Test
    void many_messages_without_a_resolution_move_a_case_that_has_two_criteria_already() {
        String key = desk.receive(Journeys.ticket("P3", "critical", "integration", 1, "starter"));
        for (int message = 2; message <= 4; message++) {
            desk.happens(key, reply());
            assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
        }
        desk.happens(key, reply());
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        assertThat(desk.caseFile(key).assignment().reasons()).contains("No resolution after many interactions");
    }

    @Test
    void hours_alone_move_a_case_at_the_hour_that_the_table_names() {
        String key = desk.receive(Journeys.ticket("P4", "critical", "integration", 1, "starter"));
        desk.pass(Duration.ofHours(8).minusMinutes(1));
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        assertThat(desk.caseFile(key).assignment().reasons()).contains("Open for long");
    }

    @Test
    void a_resolution_at_risk_moves_a_case_before_it_is_late() {
        String key = desk.receive(Journeys.ticket("P3", "critical", "integration", 1, "starter"));
        desk.claims("tina", key, "work-on-case");
        // Nearly all of a P1's time is gone when it becomes one.
        desk.pass(Duration.ofHours(7));
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
        desk.happens(key, NewEvent.of(new PlanChanged("starter", "enterprise"), "cleo"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        assertThat(desk.caseFile(key).assignment().reasons()).contains("High-value client");
    }

    @Test
    void a_clock_that_comes_at_risk_is_a_criterion_of_its_own() {
        String key = desk.receive(Journeys.ticket("P2", "critical", "integration", 1, "starter"));
        desk.claims("tina", key, "work-on-case");
        desk.happens(key, NewEvent.of(new PriorityChanged("P2", "P1"), "mona"));
        desk.pass(Duration.ofDays(4));
        assertThat(desk.ledger(key, CriteriaMatched.class))
                .anySatisfy(event -> assertThat(Fact.texts(event, "criteria")).contains("Breach at risk"));
    }

    @Test
    void handed_back_it_does_not_bounce() {
        String key = desk.receive(Journeys.ticket("P3", "low", "integration", 1, "starter"));
        desk.happens(key, NewEvent.of(new FactsChanged("critical", 300, null, null, null, null, null, null), "tina"));
        desk.completes("theo", key, "work-on-case", Work.handBack());
        desk.happens(key, reply());
        desk.happens(key, NewEvent.of(new FactsChanged(null, 400, null, null, null, null, null, null), "tina"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
        assertThat(desk.caseFile(key).assignments()).hasSize(3);
    }

    private static NewEvent reply() {
        return NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "It still fails.");
    }
}
