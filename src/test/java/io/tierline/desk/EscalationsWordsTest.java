package io.tierline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.Attention;
import io.tierline.desk.EscalationTable.Column;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.junit.jupiter.api.Test;

/** What the page Escalations says is there for each reason, column and state, and in each language. */
class EscalationsWordsTest {

    @Test
    void german_says_all_that_english_says_with_the_same_things_filled_in() {
        ResourceBundle english = bundle(Locale.ROOT);
        ResourceBundle german = bundle(Locale.GERMAN);
        assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(german.getString(key).contains("{0}"))
                        .as(key)
                        .isEqualTo(english.getString(key).contains("{0}")));
    }

    @Test
    void each_reason_column_and_clock_has_words() {
        EscalationsWords words = EscalationsWords.of(Locale.forLanguageTag("de-AT"));
        Arrays.stream(Attention.values()).forEach(reason -> {
            assertThat(words.name(reason)).isNotBlank();
            assertThat(words.say("why." + reason.code())).isNotBlank();
        });
        Arrays.stream(Column.values()).forEach(column -> assertThat(words.say("column." + column.code()))
                .isNotBlank());
        assertThat(words.clock("time-at-tier1")).isEqualTo("Zeit auf dieser Stufe");
        assertThat(words.clock("of-tomorrow")).isEqualTo("Eine Frist");
        assertThat(words.clock(null)).isNull();
        assertThat(EscalationsWords.of(Locale.FRENCH).clock("resolution")).isEqualTo("Resolution");
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "desk.escalations", language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
