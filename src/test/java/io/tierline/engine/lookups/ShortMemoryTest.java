package io.tierline.engine.lookups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ShortMemoryTest {

    private static final Duration SPAN = Duration.ofSeconds(5);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final AtomicInteger asked = new AtomicInteger();
    private final ShortMemory<String, Integer> memory = new ShortMemory<>(SPAN, now::get);

    @Test
    void an_answer_holds_for_its_span_also_where_the_clock_of_nanoseconds_turns_over() {
        assertThat(memory.get("a", asked::incrementAndGet)).isEqualTo(1);
        now.addAndGet(SPAN.toNanos() - 1);
        assertThat(memory.get("a", asked::incrementAndGet)).isEqualTo(1);
        now.incrementAndGet();
        assertThat(memory.get("a", asked::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void nothing_is_no_answer() {
        assertThat(memory.get("a", () -> null)).isNull();
        assertThat(memory.peek("a")).isNull();
        assertThat(memory.get("a", asked::incrementAndGet)).isEqualTo(1);
        memory.clear();
        assertThat(memory.get("a", asked::incrementAndGet)).isEqualTo(2);
    }
}
