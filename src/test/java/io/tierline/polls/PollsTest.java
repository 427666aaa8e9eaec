package io.tierline.polls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollsTest {

    private final Polls polls = new Polls();

    @AfterEach
    void stop() {
        polls.stop();
    }

    @Test
    void nothing_runs_before_the_start_and_one_that_fails_runs_again() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch thrice = new CountDownLatch(3);
        polls.add("A test", Duration.ZERO, Duration.ofMillis(1), () -> {
            int run = runs.incrementAndGet();
            thrice.countDown();
            if (run < 3) {
                throw new IllegalStateException("not yet");
            }
            return Duration.ofDays(1);
        });
        assertThat(runs).hasValue(0);
        polls.start();
        assertThat(thrice.await(10, TimeUnit.SECONDS)).isTrue();
        polls.stop();
        assertThat(polls.isRunning()).isFalse();
        assertThat(runs).hasValue(3);
    }

    @Test
    void one_that_takes_long_holds_no_other_back() throws Exception {
        CountDownLatch other = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        polls.add("Long", Duration.ZERO, Duration.ofDays(1), () -> {
            await(end);
            return Duration.ofDays(1);
        });
        polls.add("Short", Duration.ZERO, Duration.ofDays(1), () -> {
            other.countDown();
            return Duration.ofDays(1);
        });
        polls.start();
        assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
        end.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
