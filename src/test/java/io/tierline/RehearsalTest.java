package io.tierline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void it_starts_on_a_database_that_is_thrown_away_answers_and_stops() {
        assertThat(Rehearsal.run(List.of())).isZero();
    }
}
