package io.tierline.desk;

import io.tierline.cases.Attention;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What the page <i>Escalations</i> and its tables say, in the reader's language; in English where there is no such language. */
final class EscalationsWords {

    private static final String FILE = "desk.escalations";
    private static final String AT_TIER = "time-at-tier";

    private final ResourceBundle words;

    private EscalationsWords(ResourceBundle words) {
        this.words = words;
    }

    static EscalationsWords of(Locale reader) {
        return new EscalationsWords(
                ResourceBundle.getBundle(FILE, reader, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
    }

    /** @param value takes the place of <code>{0}</code> */
    String say(String key, Object value) {
        return words.getString(key).replace("{0}", String.valueOf(value));
    }

    String say(String key) {
        return words.getString(key);
    }

    String name(Attention reason) {
        return say("reason." + reason.code());
    }

    /** @param clock null for none; null is answered then */
    String clock(String clock) {
        if (clock == null) {
            return null;
        }
        String key = "clock." + (clock.startsWith(AT_TIER) ? AT_TIER : clock);
        return words.containsKey(key) ? say(key) : say("clock.other");
    }
}
