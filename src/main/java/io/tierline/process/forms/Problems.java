package io.tierline.process.forms;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a form, so that a person hears all of it at once. */
final class Problems {

    /** The longest text that the engine keeps in a variable. */
    static final int LONGEST = 4000;

    private final List<String> found = new ArrayList<>();

    /** A text that must be there, and fit. */
    Problems need(String value, String label, String whatToDo) {
        if (value == null) {
            found.add(label + " is missing: " + whatToDo);
        }
        return fits(value, label);
    }

    /** A text that may be there, and must fit. */
    Problems fits(String value, String label) {
        return fits(value, label, LONGEST);
    }

    Problems fits(String value, String label, int longest) {
        if (value != null && value.length() > longest) {
            found.add("%s is too long: it has %,d characters, %,d fit. Keep what matters and link to the rest."
                    .formatted(label, value.length(), longest));
        }
        return this;
    }

    /** A choice that, when made, must be one of those offered. */
    Problems oneOf(String value, String label, List<String> offered) {
        if (value != null && !offered.contains(value)) {
            found.add("%s cannot be \"%s\": choose one of %s."
                    .formatted(label, shortened(value), String.join(", ", offered)));
        }
        return this;
    }

    /** A choice that is wrong for a reason of its own. */
    Problems wrong(boolean isWrong, String text) {
        if (isWrong) {
            found.add(text);
        }
        return this;
    }

    /** Refuses the form when anything was found. */
    void refuse() {
        if (!found.isEmpty()) {
            throw new FormProblemsException(found);
        }
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "...";
    }
}
