package io.tierline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.notifications.Delivery.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The threads of a node: they are woken by what is written, and stop when what they began is finished. */
@Timeout(60)
class OutboxWorkersTest {

    private final RecordingChannel channel = new RecordingChannel();
    private final TestDesk desk = new TestDesk(channel);
    private final OutboxWorkers workers = workers(4);

    @AfterEach
    void close() {
        workers.stop();
        desk.close();
    }

    private OutboxWorkers workers(int senders) {
        return new OutboxWorkers(
                desk.dispatcher(desk.transactionManager()),
                desk.get(OutboxSignal.class),
                desk.clock,
                new MessageSettings(senders, Duration.ofMinutes(15), Duration.ofHours(24)),
                "jdbc:postgresql://shared");
    }

    @Test
    void what_is_written_wakes_them_and_is_sent() {
        workers.start();
        List<Long> ids = IntStream.range(0, 12)
                .mapToObj(i -> desk.write(TestDesk.update(desk.ticket(), 1)).get(0))
                .toList();
        await(() -> ids.stream().allMatch(id -> state(id) == State.SENT));

        assertThat(channel.sent).extracting(Message::delivery).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void what_is_begun_is_finished_and_written_down_before_they_stop_and_nothing_else_is_begun() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        channel.trouble = () -> {
            asked.countDown();
            await(() -> answer.getCount() == 0);
        };
        long id = desk.write(TestDesk.update(desk.ticket(), 1)).get(0);
        workers.start();
        await(() -> asked.getCount() == 0);
        Thread stopping = new Thread(workers::stop);
        stopping.start();
        await(() -> !workers.isRunning());
        long left = desk.write(TestDesk.update(desk.ticket(), 1)).get(0);
        answer.countDown();
        await(() -> !stopping.isAlive());

        assertThat(state(id)).isEqualTo(State.SENT);
        assertThat(state(left)).isEqualTo(State.QUEUED);
    }

    @Test
    void a_slow_channel_holds_up_only_its_own_message() {
        CountDownLatch answer = new CountDownLatch(1);
        channel.trouble = () -> {
            channel.trouble = () -> {};
            await(() -> answer.getCount() == 0);
        };
        long slow = desk.write(TestDesk.update(desk.ticket(), 1)).get(0);
        workers.start();
        await(() -> state(slow) == State.SENDING);
        List<Long> others = IntStream.range(0, 6)
                .mapToObj(i -> desk.write(TestDesk.update(desk.ticket(), 1)).get(0))
                .toList();
        await(() -> others.stream().allMatch(id -> state(id) == State.SENT));

        assertThat(state(slow)).isEqualTo(State.SENDING);
        answer.countDown();
        await(() -> state(slow) == State.SENT);
    }

    @Test
    void a_node_without_senders_sends_nothing() {
        OutboxWorkers none = workers(0);
        none.start();

        assertThat(none.isRunning()).isFalse();
    }

    private State state(long id) {
        return desk.deliveries().find(id).orElseThrow().state();
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        while (!condition.holds()) {
            Thread.onSpinWait();
        }
    }
}
