package io.tierline.process.forms;

import io.tierline.cases.Level;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What a hand-off to a level may have to hold: the fields of {@code work-on-case} that {@code levels.dmn} may name. */
public enum HandOffField {
    TICKET_HISTORY(
            "ticketHistory",
            WorkForm::ticketHistory,
            "What was tried so far",
            "what has the customer done, what have you ruled out?"),
    ERROR_LOGS("errorLogs", WorkForm::errorLogs, "Error logs", "paste the lines that matter and link to the rest."),
    INTEGRATION_ID(
            "integrationId",
            WorkForm::integrationId,
            "Integration id",
            "which connection or account is it? Write \"none\" if there is none."),
    STEPS_TO_REPRODUCE(
            "stepsToReproduce", WorkForm::stepsToReproduce, "Steps to reproduce", "what must %s do to see the fault?");

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
        problems.wrong(value.apply(form) == null, label + " is missing: " + whatToDo.formatted(next.name()));
    }
}
