package io.tierline.sla;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code mvn -Pbench test -Dtest=ClockBenchmarkTest} */
@Tag("bench")
class ClockBenchmarkTest {

    private static final double MILLISECOND = 1000;

    @Test
    void all_clocks_of_a_thousand_events_and_five_years_take_less_than_a_millisecond() throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(ClockBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(20)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .runSingle();
        assertThat(result.getPrimaryResult().getScore()).isLessThan(MILLISECOND);
    }
}
