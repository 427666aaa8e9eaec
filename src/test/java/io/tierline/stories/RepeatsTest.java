package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.Case;
import io.tierline.cases.NewEvent;
import io.tierline.cases.RelatedCase;
import io.tierline.cases.Repeats;
import io.tierline.cases.Ticket;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.Linked;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same customer, the same component again: found, counted, shown with what helped last time, and taken seriously. */
class RepeatsTest extends TierlineTest {

    /** Two criteria; three are too much for Tier 1. */
    private static final NewEvent WORSE =
            NewEvent.of(new FactsChanged("critical", 60, null, null, null, null, null, null), "tina");

    @Autowired
    private Repeats repeats;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private static Ticket of(String customer, String component) {
        return new Ticket(
                "Labels are cut off",
                "The last letter is missing.",
                "other",
                "P3",
                "low",
                1,
                component,
                null,
                customer,
                customer,
                "starter",
                "Somebody",
                "somebody@" + customer + ".example",
                Map.of());
    }

    private boolean counted(String key) {
        return jdbc.sql("select is_repeat from case_fact where case_key = ?")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    @Test
    void the_same_customer_and_component_within_the_window_is_a_repeat() {
        String first = Journeys.closed(desk, of("acme", "labels"));
        desk.pass(Duration.ofDays(29));
        String second = desk.receive(of("acme", "labels"));

        assertThat(desk.caseFile(second).links()).containsExactly(new RelatedCase(first, RelatedCase.REPEAT, true));
        assertThat(repeats.links(desk.caseFile(first)))
                .containsExactly(new RelatedCase(second, RelatedCase.REPEAT, false));
        assertThat(counted(second)).isTrue();
        assertThat(counted(first)).isFalse();
    }

    /** Found on a real clock, which had moved on between the row and the event of one opening. */
    @Test
    void no_case_repeats_itself() {
        String key = desk.receive(of("acme", "labels"));
        jdbc.sql("update case_file set opened_at = opened_at - interval '1 millisecond' where case_key = ?")
                .param(key)
                .update();

        assertThat(repeats.earlier(desk.caseFile(key), Duration.ofDays(30))).isEmpty();
    }

    @Test
    void another_customer_another_component_or_too_long_ago_is_none() {
        desk.receive(of("acme", "labels"));
        String customer = desk.receive(of("globex", "labels"));
        String component = desk.receive(of("acme", "printing"));
        String nothing = desk.receive(of("acme", null));
        desk.pass(Duration.ofDays(31));
        String late = desk.receive(of("acme", "labels"));

        for (String key : new String[] {customer, component, nothing, late}) {
            assertThat(desk.caseFile(key)).as(key).returns(false, Case::isRepeat);
        }
    }

    @Test
    void tier_1_sees_what_helped_last_time() {
        String first = Journeys.closed(desk, of("acme", "labels"));
        String second = desk.receive(of("acme", "labels"));

        assertThat(desk.shown(second, "work-on-case", "ctxRelated"))
                .asString()
                .contains(first + ", the same trouble before", "What helped: A hotfix maps the renamed field");
    }

    @Test
    void it_is_found_when_another_component_turns_out_to_be_at_fault() {
        String first = desk.receive(of("acme", "labels"));
        String second = desk.receive(of("acme", "printing"));
        NewEvent labels = NewEvent.of(new FactsChanged(null, null, "labels", null, null, null, null, null), "tina");
        desk.happens(second, labels);
        desk.happens(second, labels);

        assertThat(desk.caseFile(second).links()).containsExactly(new RelatedCase(first, RelatedCase.REPEAT, true));
        assertThat(counted(second)).isTrue();
    }

    @Test
    void it_is_found_when_the_earlier_cases_component_was_learned_later() {
        String first = desk.receive(of("acme", null));
        desk.happens(first, NewEvent.of(new FactsChanged(null, null, "labels", null, null, null, null, null), "tina"));
        String second = desk.receive(of("acme", "labels"));

        assertThat(desk.caseFile(second).isRepeat()).isTrue();
    }

    @Test
    void a_repeat_raises_the_attention_that_the_same_case_alone_does_not_get() {
        String alone = desk.receive(of("globex", "integrations"));
        desk.happens(alone, WORSE);
        assertThat(desk.caseFile(alone).tier()).isEqualTo("tier1");

        desk.receive(of("acme", "labels"));
        String again = desk.receive(of("acme", "labels"));
        desk.happens(again, WORSE);
        assertThat(desk.caseFile(again).tier()).isEqualTo("tier2");
        assertThat(desk.caseFile(again).assignment().reasons()).anyMatch(reason -> reason.contains("epeat"));
    }

    @Test
    void linked_by_hand_it_is_a_repeat_and_the_criteria_are_asked_again() {
        String first = desk.receive(of("acme", "labels"));
        String second = desk.receive(of("acme", "printing"));
        desk.happens(second, WORSE);
        assertThat(desk.caseFile(second).tier()).isEqualTo("tier1");
        desk.happens(second, NewEvent.of(new Linked(first, RelatedCase.REPEAT, true), "tina"));

        assertThat(counted(second)).isTrue();
        assertThat(desk.caseFile(second).tier()).isEqualTo("tier2");
    }

    @Test
    void what_was_merged_is_no_repeat_of_itself() {
        String first = desk.receive(of("acme", "labels"));
        String second = desk.receive(of("acme", "labels"));
        desk.happens(first, NewEvent.of(new Withdrawn("merged", second), "tina"));

        assertThat(desk.caseFile(second).isRepeat()).isFalse();
    }
}
