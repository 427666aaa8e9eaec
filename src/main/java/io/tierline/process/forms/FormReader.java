package io.tierline.process.forms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Reads fields of a submitted form. Tasklist sends values without their types: a number comes as Integer, Long or Double
 * by what was typed, a date as text, an emptied text as "". What cannot be read becomes a value that no check lets pass.
 */
final class FormReader {

    /** In place of what is not a whole number from 0 up. */
    static final Integer NOT_A_NUMBER = -1;

    /** In place of what is not a date. */
    static final LocalDate NOT_A_DATE = LocalDate.MIN;

    /** In place of what is not a moment. */
    static final Instant NOT_A_MOMENT = Instant.MIN;

    private final VariableScope scope;

    FormReader(VariableScope scope) {
        this.scope = scope;
    }

    /** The text without blanks around it, or null when nothing was entered. */
    String text(String field) {
        Object value = scope.getVariable(field);
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        return value.toString().strip();
    }

    /** A choice: as {@link #text}, in small letters. */
    String choice(String field) {
        String value = text(field);
        return value == null ? null : value.toLowerCase(Locale.ROOT);
    }

    Integer number(String field) {
        String value = text(field);
        if (value == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(value);
            boolean whole = number == Math.rint(number) && number >= 0 && number <= Integer.MAX_VALUE;
            return whole ? Integer.valueOf((int) number) : NOT_A_NUMBER;
        } catch (NumberFormatException e) {
            return NOT_A_NUMBER;
        }
    }

    /** Yes or no, or null when neither was chosen. */
    Boolean yesOrNo(String field) {
        String value = choice(field);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "yes", "true" -> Boolean.TRUE;
            case "no", "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    LocalDate date(String field) {
        if (scope.getVariable(field) instanceof Date date) {
            return date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
        }
        String value = text(field);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value);
        } catch (DateTimeException e) {
            return NOT_A_DATE;
        }
    }

    Instant moment(String field) {
        if (scope.getVariable(field) instanceof Date date) {
            return date.toInstant();
        }
        String value = text(field);
        if (value == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException notWithOffset) {
            try {
                return LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                return NOT_A_MOMENT;
            }
        }
    }
}
