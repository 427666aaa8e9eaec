package io.tierline.calendar;

import java.util.List;

/** A calendar that cannot be used. Each problem names the file, the field and what would be right. */
public final class InvalidCalendarException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidCalendarException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, one line each, in the order of the file. */
    public List<String> problems() {
        return problems;
    }
}
