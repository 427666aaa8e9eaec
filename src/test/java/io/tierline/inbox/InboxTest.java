package io.tierline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.process.CaseDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What came in is worked off once, in order, and what cannot be holds nobody else up. */
@Timeout(60)
class InboxTest extends TierlineTest {

    private static final String NINE = "2026-03-11T09:00:00Z";
    private static final String LATER = "2026-03-11T09:04:00Z";

    @Autowired
    private Inbox inbox;

    @Autowired
    private TestHook hook;

    @Autowired
    private InboxSignal wake;

    @Autowired
    private CaseDesk cases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void freshHook() {
        hook.reset();
    }

    private boolean comes(String text) {
        return inbox.receive(TestHook.NAME, TestHook.delivery(text));
    }

    private StoredDelivery stored(String key) {
        return inbox.list(null, TestHook.NAME, 0, 100).stream()
                .filter(one -> one.delivery().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void five_identical_deliveries_have_one_effect() {
        for (int i = 0; i < 5; i++) {
            assertThat(comes("a t1 " + NINE)).isEqualTo(i == 0);
        }
        desk.settle();
        assertThat(comes("a t1 " + NINE)).isFalse();
        desk.settle();
        assertThat(hook.worked).containsExactly("a");
        assertThat(stored("a").state()).isEqualTo("done");
    }

    @Test
    void what_is_about_one_thing_is_worked_off_in_the_order_in_which_it_happened() {
        comes("later t1 " + LATER);
        comes("other t2 " + NINE);
        comes("sooner t1 " + NINE);
        desk.settle();
        assertThat(hook.worked.indexOf("sooner")).isLessThan(hook.worked.indexOf("later"));
        assertThat(hook.worked).containsExactlyInAnyOrder("sooner", "later", "other");
    }

    @Test
    void what_breaks_leaves_nothing_behind_and_is_tried_again_with_growing_pauses() {
        String key = desk.receive();
        hook.work = delivery -> {
            cases.act(key, NewEvent.of(new InternalNote(), CaseEvent.TIERLINE));
            if (delivery.attempts() < 2) {
                throw new QueryTimeoutException("busy");
            }
        };
        comes("a t1 " + NINE);
        desk.settle();
        assertThat(desk.ledger(key, InternalNote.class)).isEmpty();
        assertThat(stored("a").state()).isEqualTo("received");
        assertThat(stored("a").problem()).isEqualTo("The database could not be reached.");
        assertThat(inbox.nextDue()).hasValue(clock.instant().plusSeconds(1));

        desk.pass(Duration.ofSeconds(1));
        assertThat(inbox.nextDue()).hasValue(clock.instant().plusSeconds(2));
        desk.pass(Duration.ofSeconds(2));
        assertThat(stored("a").state()).isEqualTo("done");
        assertThat(desk.ledger(key, InternalNote.class)).hasSize(1);
    }

    @Test
    void poison_fails_with_a_reason_and_blocks_nobody() {
        hook.work = delivery -> {
            if (delivery.key().equals("poison")) {
                throw new IllegalStateException("Hanna said so");
            }
        };
        comes("poison t1 " + NINE);
        comes("behind t1 " + LATER);
        comes("other t2 " + LATER);
        desk.settle();
        assertThat(hook.worked).containsExactly("other");
        desk.pass(Duration.ofSeconds(10));
        assertThat(hook.worked).containsExactly("other", "behind");
        assertThat(stored("poison").state()).isEqualTo("failed");
        assertThat(stored("poison").problem()).contains("IllegalStateException").doesNotContain("Hanna");
        assertThat(stored("poison").delivery().attempts()).isEqualTo(3);
    }

    @Test
    void what_cannot_work_is_not_tried_twice() {
        hook.work = delivery -> {
            throw new UnprocessableDeliveryException("The ticket has no subject.");
        };
        comes("a t1 " + NINE);
        desk.settle();
        assertThat(stored("a").state()).isEqualTo("failed");
        assertThat(stored("a").problem()).isEqualTo("The ticket has no subject.");
        assertThat(stored("a").delivery().attempts()).isEqualTo(1);
    }

    @Test
    void a_system_that_asks_for_patience_gets_it() {
        Instant later = clock.instant().plus(Duration.ofMinutes(3));
        hook.work = delivery -> {
            if (clock.instant().isBefore(later)) {
                throw new RetryLaterException("Zendesk asks for patience.", later);
            }
        };
        comes("a t1 " + NINE);
        desk.settle();
        assertThat(inbox.nextDue()).hasValue(later);
        desk.passUntil(later);
        assertThat(stored("a").state()).isEqualTo("done");
    }

    @Test
    void a_source_that_is_not_configured_any_more_is_named() {
        inbox.receive("gone", TestHook.delivery("a t1 " + NINE));
        desk.settle();
        assertThat(inbox.list("failed", "gone", 0, 1).get(0).problem()).contains("gone", "not configured");
    }

    @Test
    void many_workers_on_several_nodes_do_each_once_and_never_two_of_one_subject() throws Exception {
        List<String> busy = new ArrayList<>();
        List<String> clashes = new ArrayList<>();
        hook.work = delivery -> {
            synchronized (busy) {
                if (busy.contains(delivery.subject())) {
                    clashes.add(delivery.key());
                }
                busy.add(delivery.subject());
            }
            // An earlier one comes while this one is at work: it must not be taken beside it.
            if (delivery.key().startsWith("b")) {
                new TransactionTemplate(
                                transactions,
                                new org.springframework.transaction.support.DefaultTransactionDefinition(
                                        TransactionTemplate.PROPAGATION_REQUIRES_NEW))
                        .executeWithoutResult(
                                status -> comes("a" + delivery.key() + " " + delivery.subject() + " " + NINE));
            }
            Thread.yield();
            synchronized (busy) {
                busy.remove(delivery.subject());
            }
        };
        for (int i = 0; i < 40; i++) {
            comes("b" + i + " t" + i % 8 + " " + LATER);
        }
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(pool.submit(() -> {
                    while (inbox.workNext()) {
                        Thread.yield();
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        desk.settle();
        assertThat(clashes).isEmpty();
        assertThat(hook.worked).hasSize(80).doesNotHaveDuplicates();
    }

    @Test
    void workers_are_woken_by_what_comes_in_once_it_is_committed() throws Exception {
        CountDownLatch done = new CountDownLatch(2);
        hook.work = delivery -> done.countDown();
        InboxWorkers workers = new InboxWorkers(
                inbox,
                wake,
                clock,
                new InboxSettings(2, Duration.ofDays(30), Duration.ofDays(90), Duration.ofMinutes(5)));
        comes("left-by-a-killed-server t1 " + NINE);
        workers.start();
        try {
            new TransactionTemplate(transactions).executeWithoutResult(status -> comes("new t2 " + NINE));
            // Far shorter than the five seconds after which they look by themselves.
            assertThat(done.await(3, TimeUnit.SECONDS)).isTrue();
        } finally {
            workers.stop();
        }
    }

    @Test
    void what_a_rolled_back_caller_brought_is_not_there() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            comes("a t1 " + NINE);
            status.setRollbackOnly();
        });
        desk.settle();
        assertThat(hook.worked).isEmpty();
        assertThat(comes("a t1 " + NINE)).isTrue();
    }

    @Test
    void bodies_are_erased_and_deliveries_forgotten_in_time_but_not_what_failed() {
        hook.work = delivery -> {
            if (delivery.key().equals("poison")) {
                throw new UnprocessableDeliveryException("No.");
            }
        };
        comes("a t1 " + NINE);
        comes("poison t2 " + NINE);
        desk.settle();
        clock.advance(Duration.ofDays(31));
        inbox.tidy();
        assertThat(inbox.find(stored("a").delivery().id())
                        .orElseThrow()
                        .delivery()
                        .body())
                .isNull();
        assertThat(inbox.find(stored("poison").delivery().id())
                        .orElseThrow()
                        .delivery()
                        .body())
                .isNotNull();
        assertThat(comes("a t1 " + NINE)).as("it is still known").isFalse();
        assertThat(inbox.replay(stored("a").delivery().id(), "ada")).isFalse();

        clock.advance(Duration.ofDays(60));
        inbox.tidy();
        assertThat(inbox.count(null, TestHook.NAME)).isEqualTo(1);
    }

    @Test
    void an_event_of_the_far_future_does_not_wait_behind_everything_to_come() {
        comes("a t1 9999-12-31T23:59:59Z");
        assertThat(stored("a").delivery().at()).isEqualTo(clock.instant());
    }

    @Test
    void keys_of_any_length_and_content_are_kept_apart() {
        String longKey = "k".repeat(500);
        inbox.receive(TestHook.NAME, new NewDelivery(longKey + "1", "t", "x", clock.instant(), new byte[0]));
        inbox.receive(TestHook.NAME, new NewDelivery(longKey + "2\u0000", "t", "x", clock.instant(), new byte[0]));
        assertThat(inbox.count("received", TestHook.NAME)).isEqualTo(2);
    }
}
