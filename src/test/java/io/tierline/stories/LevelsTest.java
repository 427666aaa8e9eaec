package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.Case;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import org.junit.jupiter.api.Test;

class LevelsTest extends TierlineTest {

    @Test
    void escalating_without_the_hand_off_is_refused_naming_the_field() {
        String key = desk.receive();
        assertThatThrownBy(() -> desk.completes(
                        "tina", key, "work-on-case", Journeys.with(Work.escalate(), "stepsToReproduce", "")))
                .hasMessageContaining("Steps to reproduce is missing");
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
    }

    @Test
    void handing_back_keeps_the_history_and_is_counted() {
        String key = Journeys.atTier2(desk);
        desk.completes("theo", key, "work-on-case", Work.handBack());
        Case file = desk.caseFile(key);
        assertThat(file.tier()).isEqualTo("tier1");
        assertThat(file.handedBack()).isEqualTo(1);
        assertThat(file.assignments())
                .extracting(assignment -> assignment.tier())
                .containsExactly("tier1", "tier2", "tier1");
        assertThat(file.customer()).isEqualTo("acme");
    }

    @Test
    void a_specialist_team_gets_the_case_and_hands_it_back_to_where_it_came_from() {
        String key = Journeys.atTier2(desk);
        desk.completes(
                "theo", key, "work-on-case", Journeys.with(Work.escalate(), "escalateTo", "billing", "errorLogs", ""));
        assertThat(desk.caseFile(key).tier()).isEqualTo("billing");
        assertThat(desk.caseFile(key).team()).isEqualTo("billing");

        desk.completes("bella", key, "work-on-case", Work.handBack());
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
    }

    @Test
    void a_fix_elsewhere_resolves_the_case_at_its_level() {
        String key = desk.receive();
        desk.happens(key, NewEvent.of(new Fixed("PRB-1", null), "erin"));
        assertThat(desk.openTasks(key)).contains("explain-resolution").doesNotContain("work-on-case");
    }

    @Test
    void a_manager_moves_the_case_from_one_level_to_another() {
        String key = desk.receive();
        desk.happens(key, NewEvent.of(new Moved(null, "product", "It works as designed"), "mona"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("product");
        assertThat(desk.caseFile(key).assignment().by()).isEqualTo("manager");
    }

    @Test
    void p1_skips_tier_1_and_calls_the_manager() {
        String key = desk.receive(Journeys.ticket("P1"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        assertThat(desk.caseFile(key).assignments()).hasSize(1);
        assertThat(desk.openTasks(key)).contains("look-into-case");
        assertThat(desk.openTasks(key)).filteredOn("work-on-case"::equals).hasSize(1);
    }

    @Test
    void new_facts_take_a_case_away_from_tier_1_with_all_reasons_on_record() {
        String key = desk.receive(Journeys.harmless());
        desk.happens(
                key,
                NewEvent.of(new FactsChanged("critical", 300, null, null, true, null, null, null), "tina")
                        .withText(EventText.INTEGRATION_ID, "sf-4711"));
        Case file = desk.caseFile(key);
        assertThat(file.tier()).isEqualTo("tier2");
        assertThat(file.assignment().by()).isEqualTo("criteria");
        assertThat(file.assignment().contextComplete()).isFalse();
        assertThat(file.assignment().reasons())
                .contains("Critical impact", "Affects many users", "Complex integration");
    }

    @Test
    void one_criterion_alone_leaves_the_case_where_it_is() {
        String key = desk.receive(Journeys.harmless());
        desk.happens(key, NewEvent.of(new FactsChanged(null, 60, null, null, null, null, null, null), "tina"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
        assertThat(desk.caseFile(key).assignments()).hasSize(1);
    }
}
