package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of how a case went, beside its ledger. */
class HistoryTest extends TierlineTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void each_element_is_told_from_when_to_when_and_whether_it_was_cancelled() {
        String key = desk.receive();
        assertThat(stays(key, "work-on-case")).containsExactly("work-at-tier 1: 09:00 to -");
        desk.claims("tina", key, "work-on-case");
        desk.pass(Duration.ofMinutes(20));
        desk.completes("tina", key, "work-on-case", Work.escalate());

        assertThat(stays(key, "open-case")).containsExactly("escalation 1: 09:00 to 09:00");
        assertThat(stays(key, "work-on-case"))
                .containsExactly("work-at-tier 1: 09:00 to 09:20", "work-at-tier 1: 09:20 to -");
        assertThat(stays(key, "tier-1-works")).containsExactly("escalation 1: 09:00 to 09:20");
        assertThat(stays(key, "next-deadline").get(0)).isEqualTo("work-at-tier 1: 09:00 to 09:20, cancelled");
    }

    @Test
    void an_element_that_is_done_several_times_is_told_that_often_and_its_body_is_not() {
        String key = Journeys.inReview(desk);
        desk.completes("mona", key, "review-postmortem", Work.postmortem());
        assertThat(stays(key, "follow-up-action-items")).hasSize(2);
        assertThat(jdbc.sql("select count(*) from element_passed where element like '%#%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_case_that_is_over_leaves_nothing_open_but_what_follows_it() {
        String key = Journeys.closed(desk);
        assertThat(jdbc.sql("select distinct process from element_passed where case_key = ? and left_at is null")
                        .param(key)
                        .query(String.class)
                        .list())
                .isSubsetOf("post-escalation-review", "customer-survey");
    }

    @Test
    void a_decision_is_one_row_with_its_rule_its_version_and_who_asked() {
        String key = Journeys.atTier2(desk);
        assertThat(decisions(key, "next-level"))
                .containsExactly(
                        "1 {next-level-rule-5} tier1 escalation/decide-level",
                        "1 {next-level-rule-11} tier2 escalation/decide-level");
    }

    @Test
    void what_is_asked_outside_of_models_says_which_case_it_is_about() {
        String key = desk.receive();
        desk.happens(key, NewEvent.of(new PriorityChanged(null, "P1"), "tina"));
        assertThat(askers(key, "sla-policy")).containsExactly("escalation/open-case", "facts-changed");
        desk.happens(
                key, NewEvent.of(new FactsChanged(null, null, "billing-export", null, null, null, null, null), "tina"));
        assertThat(askers(key, "repeat-window")).containsExactly("escalation/open-case", "repeat-finder");
    }

    @Test
    void no_text_of_a_person_is_in_there() {
        String key = Journeys.atTier2(desk);
        assertThat(decisions(key, "escalation-criteria")).isNotEmpty();
        assertThat(jdbc.sql("select count(*) from decision_answer d where d::text like '%sf-4711%'"
                                + " or d::text like '%Hanna%' or d::text like '%Acme%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<String> stays(String key, String element) {
        return jdbc.sql(
                        """
                        select process || ' ' || version || ': ' || to_char(entered_at at time zone 'UTC', 'HH24:MI')
                            || ' to ' || coalesce(to_char(left_at at time zone 'UTC', 'HH24:MI'), '-')
                            || case when cancelled then ', cancelled' else '' end
                        from element_passed where case_key = ? and element = ? order by id""")
                .params(key, element)
                .query(String.class)
                .list();
    }

    private List<String> decisions(String key, String decision) {
        return jdbc.sql(
                        """
                        select concat_ws(' ', version, rules, outputs -> 0 ->> 'level', asked_by)
                        from decision_answer where case_key = ? and decision = ? order by id""")
                .params(key, decision)
                .query(String.class)
                .list();
    }

    private List<String> askers(String key, String decision) {
        return jdbc.sql("select asked_by from decision_answer where case_key = ? and decision = ? order by id")
                .params(key, decision)
                .query(String.class)
                .list();
    }
}
