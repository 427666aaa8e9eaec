package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import io.tierline.cases.events.VerdictEvents.AtRisk;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Met;
import io.tierline.sla.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Other priorities, other policies: what moves and what stays. */
class ClockStoriesPolicyTest extends ClockStory {

    @Autowired
    private RepositoryService repository;

    @AfterEach
    void shippedPolicyAgain() {
        desk.clear();
        repository.createDeploymentQuery().list().stream()
                .filter(deployment -> !"tierline".equals(deployment.getSource()))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    /** Since 09:00; asked at 10:30 and answered at 11:30, back at Tier 1 since then; now it is noon. */
    private String threeHoursOneOfThemWaiting() {
        String key = desk.receive(harmless("P3"));
        until("2026-03-11T10:30");
        desk.completes("tina", key, "work-on-case", Work.askCustomer());
        until("2026-03-11T11:30");
        desk.happens(key, reply());
        desk.claims("tina", key, "work-on-case");
        until("2026-03-11T12:00");
        return key;
    }

    @Test
    void a_raised_priority_counts_from_the_start_with_pauses_carried_over() {
        String key = threeHoursOneOfThemWaiting();
        assertThat(timer(key, "time-at-tier-1-up")).isEqualTo("2026-03-12T11:30");

        desk.happens(key, priority("P3", "P1"));

        // An hour at Tier 1, since 11:30, to be warned of after three quarters; the resolution after 16 hours and a
        // pause.
        assertThat(timer(key, "time-at-tier-1-up")).isEqualTo("2026-03-11T12:30");
        assertThat(timer(key, "next-deadline")).isEqualTo("2026-03-11T12:15");
        assertThat(taskDue(key, "work-on-case")).isEqualTo("2026-03-11T12:30");
        assertThat(desk.task(key, "work-on-case").getPriority()).isEqualTo(100);
        assertThat(clocks(key).due(Clock.RESOLUTION)).contains(at("2026-03-13T10:00"));
        assertThat(verdicts(key, Met.class)).contains("first-response 1 of 2026-03-11T10:30");
        assertThat(desk.ledger(key, Breached.class)).isEmpty();
    }

    @Test
    void down_and_up_again_gains_no_time() {
        String key = threeHoursOneOfThemWaiting();
        desk.happens(key, priority("P3", "P1"));
        until("2026-03-11T12:05");
        desk.happens(key, priority("P1", "P3"));
        assertThat(timer(key, "time-at-tier-1-up")).isEqualTo("2026-03-12T11:30");
        assertThat(desk.task(key, "work-on-case").getPriority()).isEqualTo(50);

        until("2026-03-11T12:10");
        desk.happens(key, priority("P3", "P1"));

        assertThat(timer(key, "time-at-tier-1-up")).isEqualTo("2026-03-11T12:30");
        assertThat(taskDue(key, "work-on-case")).isEqualTo("2026-03-11T12:30");
    }

    @Test
    void a_change_that_finds_the_case_late_gives_one_breach_a_clock_dated_back_and_no_burst() {
        String key = desk.receive(harmless("P3"));
        desk.claims("tina", key, "work-on-case");
        until("2026-03-11T15:00");
        int told = toStaff(key).size();

        desk.happens(key, priority("P3", "P1"));

        assertThat(verdicts(key, Breached.class))
                .containsExactlyInAnyOrder(
                        "first-response 1 of 2026-03-11T09:30", "time-at-tier 1 of 2026-03-11T10:00");
        assertThat(desk.ledger(key, AtRisk.class)).isEmpty();
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        assertThat(desk.openTasks(key)).containsOnlyOnce("look-into-case");
        assertThat(toStaff(key).subList(told, toStaff(key).size())).containsExactly("alert to theo");
    }

    @Test
    void an_edited_policy_is_for_new_cases_and_a_running_one_keeps_its_version_whatever_its_priority()
            throws Exception {
        String running = desk.receive(harmless("P3"));
        desk.claims("tina", running, "work-on-case");
        publishFirstResponse("P3", "PT4H");

        String next = desk.receive(harmless("P3"));
        desk.claims("tina", next, "work-on-case");

        assertThat(timer(running, "next-deadline")).isEqualTo("2026-03-11T15:24");
        assertThat(timer(next, "next-deadline")).isEqualTo("2026-03-11T12:12");

        desk.happens(running, priority("P3", "P2"));
        desk.happens(running, priority("P2", "P3"));
        assertThat(timer(running, "next-deadline")).isEqualTo("2026-03-11T15:24");
        assertThat(desk.ledger(running, PolicyPinned.class))
                .extracting(pinned -> Fact.text(pinned, "version"))
                .hasSize(3)
                .containsOnly(version(running));
        assertThat(version(next)).isNotEqualTo(version(running));
    }

    private String version(String key) {
        CaseEvent first = desk.ledger(key, PolicyPinned.class).get(0);
        return Fact.text(first, "version");
    }

    /** Olaf changes the first response for customers of the smaller plans. */
    private void publishFirstResponse(String priority, String target) throws IOException {
        String policy = new ClassPathResource("processes/sla-policy.dmn").getContentAsString(StandardCharsets.UTF_8);
        String rule = Map.of("P3", "sla-policy-rule-6").get(priority);
        String changed = policy.replaceFirst("(" + rule + "-out-1\">\\s*<text>\")[^\"]+", "$1" + target);
        assertThat(changed).isNotEqualTo(policy);
        desk.as("olaf", () -> repository
                .createDeployment()
                .name("Faster first response")
                .addString("sla-policy.dmn", changed)
                .deploy());
    }

    @Test
    void the_owner_is_warned_before_the_breach_once() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        until("2026-03-11T09:50");
        assertThat(verdicts(key, AtRisk.class)).containsExactly("first-response 1 of 2026-03-11T09:45");
        assertThat(toStaff(key)).containsOnlyOnce("at-risk to tina");

        // Out of danger and into it again.
        desk.happens(key, priority("P2", "P3"));
        assertThat(timer(key, "next-deadline")).isGreaterThan("2026-03-11T10:00");
        desk.happens(key, priority("P3", "P2"));
        until("2026-03-11T09:59");
        assertThat(toStaff(key)).containsOnlyOnce("at-risk to tina");

        until("2026-03-11T10:01");
        assertThat(verdicts(key, Breached.class)).containsExactly("first-response 1 of 2026-03-11T10:00");
    }
}
