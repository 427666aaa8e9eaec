package io.tierline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.engine.KeptValues.Kept;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person may have written is not kept with a decision, however it came into the table. */
class KeptValuesTest {

    private final KeptValues kept =
            new KeptValues(name -> name.equals("facts.category") || name.equals("facts.reasons"));

    @Test
    void figures_instants_and_yes_or_no_are_kept_wherever_they_come_from() {
        for (Object value : Arrays.asList(null, 4, 2.5, true)) {
            assertThat(kept.of("count(facts.integrationId)", value)).contains(new Kept(value));
        }
        assertThat(kept.of("x", new Date(0))).contains(new Kept("1970-01-01T00:00:00Z"));
        assertThat(kept.of("x", LocalDate.of(2026, 3, 11))).contains(new Kept("2026-03-11"));
    }

    @Test
    void words_of_policy_are_kept() {
        assertThat(kept.of(" facts.category ", "integration")).contains(new Kept("integration"));
        assertThat(kept.of("facts.reasons", List.of("Critical impact"))).contains(new Kept(List.of("Critical impact")));
        assertThat(kept.of("\"Say \\\"no\\\"\"", "Say \"no\"")).contains(new Kept("Say \"no\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "facts.integrationId",
                "if facts.category = null then note else facts.category",
                "note",
                "\"Ask \" + facts.integrationId + \".\"",
                "\"\" + facts.category"
            })
    void other_texts_are_left_out(String expression) {
        assertThat(kept.of(expression, "Hanna Ops")).isEmpty();
        assertThat(kept.of(expression, List.of("Hanna Ops"))).isEmpty();
    }

    @Test
    void what_has_an_inside_or_no_expression_is_left_out() {
        assertThat(kept.of("facts.category", Map.of("name", "Hanna Ops"))).isEmpty();
        assertThat(kept.of("facts.reasons", List.of(Map.of("name", "Hanna Ops"))))
                .isEmpty();
        assertThat(kept.of(null, "Hanna Ops")).isEmpty();
    }
}
