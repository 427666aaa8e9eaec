package io.tierline.api.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tierline.api.Examples;
import io.tierline.api.FieldProblem;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketRequestTest {

    @Test
    void the_example_of_the_description_is_read_whole() {
        TicketRequest ticket = read(Examples.TICKET);

        assertThat(ticket).hasNoNullFieldsOrProperties();
        assertThat(ticket.customer().plan()).isEqualTo("enterprise");
        assertThat(ticket.attributes()).containsEntry("release", "2026.3");
    }

    /** The description is made from the record, the reader is written by hand: they must not part. */
    @Test
    void every_described_field_is_read() {
        for (var field : TicketRequest.class.getRecordComponents()) {
            assertThat(problems("{\"" + field.getName() + "\": null}"))
                    .extracting(FieldProblem::message)
                    .noneMatch(message -> message.startsWith("is not a field"));
        }
        assertThat(problems("{\"x\": 1}"))
                .filteredOn(problem -> problem.field().equals("x"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(Arrays.stream(TicketRequest.class.getRecordComponents())
                                .map(java.lang.reflect.RecordComponent::getName)
                                .toArray(String[]::new)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source         | tasklist",
                "source         | a/b",
                "title          | two\\nlines",
                "title          | nul\\u0000",
                "description    | half \\ud83d",
                "category       | Not A Word",
                "priority       | P5",
                "impact         | huge",
            })
    void a_wrong_text_is_named(String field, String value) {
        assertThat(problems("{\"" + field + "\": \"" + value + "\"}"))
                .filteredOn(problem -> problem.field().equals(field))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "affectedUsers  | -1",
                "affectedUsers  | 1.5",
                "affectedUsers  | 3000000000",
                "customer       | []",
                "customer       | \"Acme\"",
                "attributes     | [1]",
                "attributes     | {\"a\": {\"b\": [\"\\u0000\"]}}",
                "title          | {}",
            })
    void a_wrong_kind_of_value_is_named(String field, String value) {
        assertThat(problems("{\"" + field + "\": " + value + "}"))
                .filteredOn(problem -> problem.field().equals(field))
                .hasSize(1);
    }

    @Test
    void what_is_too_long_is_named_with_its_limit() {
        assertThat(problems("{\"title\": \"" + "x".repeat(201) + "\"}"))
                .contains(new FieldProblem("title", "must have at most 200 characters; it has 201"));
    }

    @Test
    void letter_case_of_choices_does_not_matter() {
        TicketRequest ticket =
                read(Examples.TICKET.replace("\"P1\"", "\"p1\"").replace("\"enterprise\"", "\"Enterprise\""));

        assertThat(ticket.priority()).isEqualTo("P1");
        assertThat(ticket.customer().plan()).isEqualTo("enterprise");
    }

    @Test
    void a_field_that_is_given_twice_is_refused() {
        RefusedRequestException refusal = refusal("{\"title\": \"a\", \"title\": \"b\"}");

        assertThat(refusal.getBody().getType()).hasToString("urn:tierline:problem:malformed-json");
        assertThat(refusal.getBody().getDetail()).contains("title", "line 1");
    }

    @Test
    void something_behind_the_object_is_refused() {
        assertThat(refusal("{} {}").getBody().getType()).hasToString("urn:tierline:problem:malformed-json");
        assertThat(refusal("[]").getBody().getType()).hasToString("urn:tierline:problem:malformed-json");
    }

    private static TicketRequest read(String json) {
        return TicketRequest.read(JsonFields.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static RefusedRequestException refusal(String json) {
        return catchThrowableOfType(RefusedRequestException.class, () -> read(json));
    }

    @SuppressWarnings("unchecked")
    private static List<FieldProblem> problems(String json) {
        Map<String, Object> properties = refusal(json).getBody().getProperties();
        return (List<FieldProblem>) properties.get("errors");
    }
}
