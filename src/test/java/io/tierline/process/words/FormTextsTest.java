package io.tierline.process.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a form says, and the form with other words. */
class FormTextsTest {

    private static final String FORM =
            """
            {"id": "work", "components": [
              {"type": "text", "text": "### Begin here\\n{{#if ctxWhy}}Why: {{ctxWhy}}{{/if}}\\n\\nUntil **{{ctxDue}}**, **not** later"},
              {"type": "radio", "key": "outcome", "label": "Outcome",
                "valuesExpression": "=if low = \\"yes\\" then [{label: \\"Resolved\\", value: \\"resolved\\"}] else []"},
              {"type": "textarea", "key": "note", "description": "Say \\"none\\" if there is none.",
                "label": "=if outcome = \\"resolved\\" then \\"How\\" else \\"Next level: \\" + ctxNext"},
              {"type": "group", "label": "Hand-off", "components": [
                {"type": "select", "values": [{"label": "P1", "value": "P1"}, {"label": "P1 - worst", "value": "x"}]}]}]}""";

    @Test
    void labels_choices_and_pieces_of_texts_are_said_and_what_is_compared_or_filled_in_is_not() throws Exception {
        assertThat(FormTexts.of(new ObjectMapper().readTree(FORM)))
                .containsExactlyInAnyOrder(
                        "Begin here",
                        "Why:",
                        "Until",
                        ", **not** later",
                        "Outcome",
                        "Resolved",
                        "How",
                        "Next level:",
                        "Say \"none\" if there is none.",
                        "Hand-off",
                        "P1 - worst");
    }

    @Test
    void the_words_of_another_language_take_their_place_and_nothing_else_changes() throws Exception {
        Map<String, String> german = Map.of(
                "Why:", "Warum:",
                "Resolved", "Gelöst",
                "Next level:", "Nächste \"Stufe\":",
                "Until", "Bis");
        String said = FormTexts.with(FORM, text -> german.getOrDefault(text, text));
        String expected = FORM.replace("Why: {{", "Warum: {{")
                .replace("label: \\\"Resolved\\\"", "label: \\\"Gelöst\\\"")
                .replace("\\\"Next level: \\\"", "\\\"Nächste \\\\\\\"Stufe\\\\\\\": \\\"")
                .replace("Until **", "Bis **");
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(said)).isEqualTo(json.readTree(expected));
    }
}
