package io.tierline.process.forms;

import io.tierline.words.Saying;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a form, so that a person hears all of it at once. */
final class Problems {

    /** The longest text that the engine keeps in a variable. */
    static final int LONGEST = 4000;

    private final List<Saying> found = new ArrayList<>();

    /**
     * A text that must be there, and fit.
     *
     * @param label as the form has it in English
     * @param whatToDo the code of what is said then
     */
    Problems need(String value, String label, String whatToDo) {
        if (value == null) {
            found.add(missing(new Label(label), Saying.of(whatToDo)));
        }
        return fits(value, label);
    }

    static Saying missing(Object label, Saying whatToDo) {
        return Saying.of("form.missing", label, whatToDo);
    }

    /** A text that may be there, and must fit. */
    Problems fits(String value, String label) {
        return fits(value, label, LONGEST);
    }

    Problems fits(String value, String label, int longest) {
        return fits(value, new Label(label), longest);
    }

    Problems fits(String value, Object label, int longest) {
        if (value != null && value.length() > longest) {
            found.add(Saying.of("form.too-long", label, value.length(), longest));
        }
        return this;
    }

    /** A choice that, when made, must be one of those offered. */
    Problems oneOf(String value, String label, List<String> offered) {
        if (value != null && !offered.contains(value)) {
            found.add(Saying.of("form.one-of", new Label(label), shortened(value), offered));
        }
        return this;
    }

    /** A choice that is wrong for a reason of its own: the label of its field is what is filled in first. */
    Problems wrong(boolean isWrong, String code, String label, Object... values) {
        if (isWrong) {
            Object[] all = new Object[values.length + 1];
            all[0] = new Label(label);
            System.arraycopy(values, 0, all, 1, values.length);
            found.add(Saying.of(code, all));
        }
        return this;
    }

    Problems wrong(boolean isWrong, Saying why) {
        if (isWrong) {
            found.add(why);
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
