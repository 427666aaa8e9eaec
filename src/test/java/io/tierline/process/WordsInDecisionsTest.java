package io.tierline.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values of a decision are known to be no text of a person. */
class WordsInDecisionsTest {

    private final WordsInDecisions words = new WordsInDecisions();

    @ParameterizedTest
    @ValueSource(strings = {"facts.category", "facts.customer", "facts.securityOrDataLoss", "ticket.plan", "tier"})
    void facts_that_are_keys_are(String name) {
        assertThat(words.include(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"facts.integrationId", "ticket.tags", "facts", "ticket.title", "facts.note", "note"})
    void texts_and_names_that_are_not_known_are_not(String name) {
        assertThat(words.include(name)).isFalse();
    }
}
