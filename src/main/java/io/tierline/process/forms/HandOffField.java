package io.tierline.process.forms;

import io.tierline.cases.Level;
import io.tierline.words.Saying;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What a hand-off to a level may have to hold: the fields of {@code work-on-case} that {@code levels.dmn} may name. */
public enum HandOffField {
    TICKET_HISTORY("ticketHistory", WorkForm::ticketHistory, "What was tried so far", "need.ticket-history"),
    ERROR_LOGS("errorLogs", WorkForm::errorLogs, "Error logs", "need.error-logs"),
    INTEGRATION_ID("integrationId", WorkForm::integrationId, "Integration id", "need.integration-id"),
    STEPS_TO_REPRODUCE("stepsToReproduce", WorkForm::stepsToReproduce, "Steps to reproduce", "need.steps");

    private final String field;
    private final Function<WorkForm, String> value;
    private final String label;
    private final String whatToDo;

    HandOffField(String field, Function<WorkForm, String> value, String label, String whatToDo) {
        this.field = field;
        this.value = value;
        this.label = label;
        this.whatToDo = whatToDo;
    }

    /** The names that a table may use. */
    public static List<String> names() {
        return Arrays.stream(values()).map(one -> one.field).toList();
    }

    static HandOffField of(String field) {
        return Arrays.stream(values())
                .filter(one -> one.field.equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No hand-off holds \"" + field + "\"."));
    }

    void need(Problems problems, WorkForm form, Level next) {
        problems.wrong(value.apply(form) == null, Problems.missing(new Label(label), Saying.of(whatToDo, next.name())));
    }
}
