package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.TestClock;
import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EscalationProgress;
import io.tierline.cases.Fact;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.cases.events.WorkEvents.EscalationHeld;
import io.tierline.cases.events.WorkEvents.EscalationReleased;
import io.tierline.oncall.MaintenanceWindow;
import io.tierline.oncall.MaintenanceWindow.Scope;
import io.tierline.oncall.MaintenanceWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;

/** A manager's maintenance window holds back later steps and repeats, and says so on the case. */
class MaintenanceTest extends TierlineTest {

    private static final Instant START = TestClock.WEDNESDAY_0900;

    @Autowired
    private MaintenanceWindows windows;

    @Autowired
    private TaskService tasks;

    @Autowired
    private MockMvc mvc;

    @Test
    void the_first_contact_is_asked_and_the_next_when_the_window_has_ended() {
        window(Scope.TEAM, "tier1", Duration.ZERO, Duration.ofMinutes(70));
        String key = desk.receive();
        assertThat(alerted(key)).containsExactly("tina");

        desk.pass(Duration.ofMinutes(69));
        assertThat(alerted(key)).containsExactly("tina");
        assertThat(desk.ledger(key, EscalationHeld.class)).singleElement().satisfies(event -> assertThat(
                        Fact.instant(event, "until"))
                .isEqualTo(START.plus(Duration.ofMinutes(70))));
        assertThat(notice(key)).contains("maintenance window until Wed 11 Mar 2026, 10:10 UTC");

        desk.pass(Duration.ofMinutes(1));
        assertThat(alerted(key)).containsExactly("tina", "mona");
        assertThat(notice(key)).isNull();
    }

    @Test
    void no_clock_moves_by_it() {
        window(Scope.ALL, null, Duration.ZERO, Duration.ofHours(3));
        String key = desk.receive();
        desk.pass(Duration.ofMinutes(61));
        assertThat(desk.ledger(key, Breached.class))
                .extracting(event -> Fact.text(event, "clock"))
                .contains("acknowledge", "first-response");
        assertThat(desk.ledger(key, Breached.class)).first().satisfies(event -> assertThat(event.happenedAt())
                .isEqualTo(START.plus(Duration.ofMinutes(15))));
    }

    @Test
    void windows_that_follow_each_other_hold_until_the_last_has_ended() {
        window(Scope.CUSTOMER, "acme", Duration.ofMinutes(10), Duration.ofMinutes(30));
        window(Scope.ALL, null, Duration.ofMinutes(30), Duration.ofMinutes(50));
        window(Scope.CUSTOMER, "other", Duration.ofMinutes(50), Duration.ofMinutes(90));
        String key = desk.receive();
        desk.pass(Duration.ofMinutes(49));
        assertThat(alerted(key)).hasSize(1);
        desk.pass(Duration.ofMinutes(1));
        assertThat(alerted(key)).hasSize(2);
    }

    @Test
    void a_repeat_is_held_back_too() {
        String key = desk.receive();
        window(Scope.CASE, key, Duration.ofMinutes(25), Duration.ofMinutes(55));
        desk.pass(Duration.ofMinutes(54));
        assertThat(alerted(key)).containsExactly("tina", "mona");
        desk.pass(Duration.ofMinutes(1));
        assertThat(alerted(key)).containsExactly("tina", "mona", "tina");
    }

    @Test
    void an_escalation_policy_that_a_manager_has_asked_again_waits_for_the_end_too() {
        String key = desk.receive();
        desk.pass(Duration.ofMinutes(60));
        assertThat(alerted(key)).hasSize(4);
        window(Scope.TEAM, "tier1", Duration.ofMinutes(60), Duration.ofMinutes(90));

        desk.completes(
                "mona",
                key,
                "find-somebody",
                Map.of("findSomebodyAnswer", "ask-again", "findSomebodyNote", "Tina was in a meeting."));
        desk.pass(Duration.ofMinutes(29));
        assertThat(alerted(key)).hasSize(4);
        desk.pass(Duration.ofMinutes(1));
        assertThat(alerted(key)).hasSize(5).last().isEqualTo("tina");
    }

    @Test
    void cancelled_it_lets_the_escalation_policy_go_on_at_once() throws Exception {
        MaintenanceWindow window = window(Scope.ALL, null, Duration.ZERO, Duration.ofHours(5));
        String key = desk.receive();
        desk.pass(Duration.ofMinutes(20));
        assertThat(EscalationProgress.of(desk.ledger(key)).orElseThrow().heldUntil())
                .isNotNull();

        mvc.perform(delete("/api/v1/maintenance-windows/" + window.id())
                        .with(user("mona").authorities(new SimpleGrantedAuthority("manager"))))
                .andExpect(status().isNoContent());
        desk.settle();
        assertThat(alerted(key)).containsExactly("tina", "mona");
        assertThat(desk.ledger(key, EscalationReleased.class)).hasSize(1);
    }

    private MaintenanceWindow window(Scope scope, String subject, Duration from, Duration to) {
        return windows.add(scope, subject, START.plus(from), START.plus(to), "Database upgrade", "mona", START);
    }

    private String notice(String key) {
        return desk.shown(key, "work-on-case", "ctxHeld");
    }

    private List<String> alerted(String key) {
        return desk.ledger(key, Alerted.class).stream()
                .map((CaseEvent event) -> Fact.text(event, "person"))
                .toList();
    }
}
