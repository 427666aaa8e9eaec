package io.tierline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineIdsTest {

    private final EngineIds ids = new EngineIds(Clock.systemUTC());

    @Test
    void later_ids_come_after_earlier_ones() {
        List<String> given = Stream.generate(ids::getNextId).limit(100_000).toList();

        assertThat(given).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-v]{19}"));
    }

    @Test
    void no_id_is_given_twice_to_threads_that_ask_at_once() {
        var given = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 200_000).parallel().forEach(i -> assertThat(given.add(ids.getNextId()))
                .isTrue());

        assertThat(given).hasSize(200_000);
    }

    @Test
    void programs_on_one_database_differ_in_the_end_of_their_ids() {
        assertThat(new EngineIds(Clock.systemUTC(), 1).getNextId()).endsWith("000001");
        assertThat(new EngineIds(Clock.systemUTC(), 1 << 30 - 1).getNextId()).endsWith("g00000");
        assertThat(new EngineIds(Clock.systemUTC()).getNextId().substring(13))
                .isNotEqualTo(new EngineIds(Clock.systemUTC()).getNextId().substring(13));
    }
}
