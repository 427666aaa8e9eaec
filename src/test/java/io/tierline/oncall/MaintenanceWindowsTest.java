package io.tierline.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.oncall.MaintenanceWindow.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceWindowsTest {

    /** Windows as from-to in hours of a day, the hour asked about, until when it is held, and by which windows. */
    @ParameterizedTest(name = "{0} at {1}: until {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            -            | 10 | -  | -
            9-12         | 10 | 12 | 1
            9-12         | 8  | -  | -
            9-12         | 9  | 12 | 1
            9-12         | 12 | -  | -
            9-12 12-14   | 10 | 14 | 1 2
            9-12 11-14   | 10 | 14 | 1 2
            9-12 13-14   | 10 | 12 | 1
            9-16 10-11   | 10 | 16 | 1 2
            8-9 9-12     | 10 | 12 | 2
            """)
    void holds_until_the_last_of_those_without_a_gap_between(String windows, int at, Integer until, String holding) {
        List<MaintenanceWindow> all = new ArrayList<>();
        for (String window : windows == null ? new String[0] : windows.split(" ")) {
            String[] hours = window.split("-");
            all.add(new MaintenanceWindow(
                    all.size() + 1, Scope.ALL, null, hour(hours[0]), hour(hours[1]), "Upgrade", "mona"));
        }

        var hold = MaintenanceWindows.hold(all, hour(String.valueOf(at)));

        assertThat(hold.map(MaintenanceWindows.Hold::until).orElse(null))
                .isEqualTo(until == null ? null : hour(String.valueOf(until)));
        assertThat(hold.map(one ->
                                one.windows().stream().map(String::valueOf).reduce("", (a, b) -> (a + " " + b).strip()))
                        .orElse(null))
                .isEqualTo(holding);
    }

    private static Instant hour(String hour) {
        return Instant.parse("2026-03-11T%02d:00:00Z".formatted(Integer.parseInt(hour)));
    }
}
