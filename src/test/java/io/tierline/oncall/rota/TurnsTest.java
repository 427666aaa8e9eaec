package io.tierline.oncall.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.oncall.rota.Turns.Every;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When turns begin, on ordinary days and where the clock changes. */
class TurnsTest {

    @ParameterizedTest(name = "{0} {1} from {2} {3} in {4}: turn {5} begins {6}")
    @CsvSource({
        // every, length, first day, hand-over, zone, turn, begins
        "DAYS,  1, 2026-03-02, 09:00, Europe/Berlin,       0,  2026-03-02T08:00:00Z",
        "DAYS,  1, 2026-03-02, 09:00, Europe/Berlin,       1,  2026-03-03T08:00:00Z",
        "DAYS,  3, 2026-03-02, 09:00, Europe/Berlin,       2,  2026-03-08T08:00:00Z",
        "WEEKS, 1, 2026-03-02, 09:00, Europe/Berlin,       1,  2026-03-09T08:00:00Z",
        "WEEKS, 2, 2026-03-02, 17:30, America/New_York,    1,  2026-03-16T21:30:00Z",
        "HOURS, 8, 2026-03-02, 06:00, UTC,                 4,  2026-03-03T14:00:00Z",
        // Clocks are set forward on 29 March: nine o'clock is an hour earlier in UTC.
        "WEEKS, 1, 2026-03-23, 09:00, Europe/Berlin,       1,  2026-03-30T07:00:00Z",
        // Half past two does not exist on that day: the turn begins when the clock is changed.
        "DAYS,  1, 2026-03-28, 02:30, Europe/Berlin,       1,  2026-03-29T01:00:00Z",
        // Half past two is there twice on 25 October: the first counts.
        "DAYS,  1, 2026-10-24, 02:30, Europe/Berlin,       1,  2026-10-25T00:30:00Z",
        // Turns of hours have their length, always.
        "HOURS, 6, 2026-03-29, 00:00, Europe/Berlin,       1,  2026-03-29T05:00:00Z",
    })
    void a_turn_begins_at_the_hand_over_of_its_zone(
            Every every, int length, LocalDate first, LocalTime handOver, String zone, long turn, Instant begins) {
        Turns turns = new Turns(ZoneId.of(zone), every, length, handOver, first, null);
        assertThat(turns.start(turn)).isEqualTo(begins);
        assertThat(turns.at(begins)).isEqualTo(OptionalLong.of(turn));
        assertThat(turns.at(begins.minusNanos(1)))
                .isEqualTo(turn == 0 ? OptionalLong.empty() : OptionalLong.of(turn - 1));
    }

    @Test
    void it_begins_and_ends_at_the_hand_over_of_its_first_and_last_day() {
        Turns turns = new Turns(
                ZoneId.of("UTC"),
                Every.DAYS,
                1,
                LocalTime.of(9, 0),
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 4));
        assertThat(turns.at(Instant.parse("2026-03-02T08:59:59Z"))).isEmpty();
        assertThat(turns.at(Instant.parse("2026-03-04T08:59:59Z"))).hasValue(1);
        assertThat(turns.at(Instant.parse("2026-03-04T09:00:00Z"))).isEmpty();
        assertThat(turns.handOvers(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z")))
                .containsExactly(
                        Instant.parse("2026-03-02T09:00:00Z"),
                        Instant.parse("2026-03-03T09:00:00Z"),
                        Instant.parse("2026-03-04T09:00:00Z"));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> turns(0, null)).hasMessageContaining("from 1 to 1000, not 0");
        assertThatThrownBy(() -> turns(1, LocalDate.of(2026, 3, 2))).hasMessageContaining("before it begins");
    }

    private static Turns turns(int length, LocalDate until) {
        return new Turns(ZoneId.of("UTC"), Every.DAYS, length, LocalTime.NOON, LocalDate.of(2026, 3, 2), until);
    }
}
