package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.notifications.Deliveries;
import io.tierline.notifications.Delivery;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.process.CaseDesk;
import io.tierline.process.model.DeliverMessageProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Systems that show how a case stands are kept up to date, one message at a time. */
class MirrorTest extends TierlineTest {

    @Autowired
    private ShowingBoard board;

    @Autowired
    private CaseDesk caseDesk;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Test
    void each_change_is_shown_and_what_changes_nothing_is_not() {
        board.on();
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        desk.happens(key, NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "Looking into it."));

        assertThat(board.shown()).last().isEqualTo("tier1 tina P2");
        assertThat(board.shown()).doesNotHaveDuplicates();
        assertThat(desk.ledger(key)).noneMatch(event -> "mirror".equals(Fact.text(event, "step")));
    }

    @Test
    void many_changes_while_one_update_waits_are_one_update() {
        String key = desk.receive();
        board.on();
        for (String priority : List.of("P1", "P3", "P1", "P4")) {
            caseDesk.act(key, priority(priority));
        }

        assertThat(updates(key)).hasSize(1);
        desk.settle();
        assertThat(board.shown()).containsExactly("tier1 null P4");
    }

    @Test
    void a_change_while_an_update_is_under_way_is_shown_by_the_next() {
        String key = desk.receive();
        board.on();
        board.troubled(() -> {
            board.troubled(() -> {});
            caseDesk.act(key, priority("P4"));
        });
        desk.happens(key, priority("P1"));

        assertThat(updates(key)).hasSize(2);
        assertThat(board.shown()).last().isEqualTo("tier1 null P4");
    }

    @Test
    void it_is_left_alone_for_its_pause() {
        String key = desk.receive();
        board.on();
        board.pauses(Duration.ofMinutes(1));
        desk.happens(key, priority("P1"));
        desk.happens(key, priority("P3"));
        assertThat(board.shown()).containsExactly("tier1 null P1");

        desk.pass(Duration.ofSeconds(59));
        assertThat(board.shown()).hasSize(1);
        desk.pass(Duration.ofSeconds(2));
        assertThat(board.shown()).containsExactly("tier1 null P1", "tier1 null P3");
    }

    @Test
    void who_asks_us_to_wait_is_asked_again_at_that_very_time_and_no_try_is_used_up() {
        String key = desk.receive();
        board.on();
        AtomicInteger asked = new AtomicInteger();
        board.troubled(() -> {
            if (asked.incrementAndGet() <= 20) {
                throw DeliveryFailedException.notAccepted("Too many requests.", Duration.ofMinutes(7));
            }
        });
        desk.happens(key, priority("P1"));

        desk.pass(Duration.ofMinutes(7 * 20 - 1));
        assertThat(asked).hasValue(20);
        assertThat(board.shown()).isEmpty();
        assertThat(incidents()).isZero();
        desk.pass(Duration.ofMinutes(1));
        assertThat(asked).hasValue(21);
        assertThat(board.shown()).as("as it stands by now").containsExactly("engineering null P1");
        assertThat(desk.runs(key, DeliverMessageProcess.KEY)).isFalse();
    }

    @Test
    void who_asks_us_to_wait_for_more_than_a_day_becomes_an_incident() {
        String key = desk.receive();
        board.on();
        board.troubled(() -> {
            throw DeliveryFailedException.notAccepted("Too many requests.", Duration.ofHours(5));
        });
        desk.happens(key, priority("P1"));
        desk.pass(Duration.ofHours(24));
        assertThat(incidents()).isZero();

        for (int i = 0; i < 12; i++) {
            failingJobsRun(key);
            clock.set(clock.instant().plus(Duration.ofHours(1)));
        }
        assertThat(incidents()).isEqualTo(1);
        assertThat(desk.runs(key, "escalation")).as("the case goes on").isTrue();
    }

    @Test
    void an_attempt_without_an_answer_is_made_again_because_showing_sets() {
        String key = desk.receive();
        board.on();
        board.troubled(() -> {
            throw DeliveryFailedException.unknown("The connection broke.");
        });
        caseDesk.act(key, priority("P1"));
        long update = updates(key).get(0).id();
        assertThatThrownBy(() -> deliveries.deliver(update)).isInstanceOf(DeliveryFailedException.class);

        board.troubled(() -> {});
        desk.settle();
        assertThat(board.shown()).containsExactly("tier1 null P1");
        assertThat(desk.openTasks(key)).doesNotContain("check-delivery");
    }

    private static NewEvent priority(String to) {
        return NewEvent.of(new PriorityChanged(null, to), CaseEvent.TIERLINE);
    }

    private List<Delivery> updates(String key) {
        return deliveries.ofCase(key).stream()
                .filter(delivery -> delivery.recipient().equals("mirror:board"))
                .toList();
    }

    private long incidents() {
        return runtime.createIncidentQuery()
                .processDefinitionKeyIn(DeliverMessageProcess.KEY)
                .count();
    }

    /** The job executor goes on after a failure; here the test does. */
    private void failingJobsRun(String key) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey(DeliverMessageProcess.KEY)
                .list()
                .forEach(instance -> management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .withRetriesLeft()
                        .list()
                        .forEach(job -> {
                            try {
                                management.executeJob(job.getId());
                            } catch (RuntimeException e) {
                                assertThat(e).hasMessageContaining("Too many requests");
                            }
                        }));
    }
}
