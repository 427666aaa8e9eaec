package io.tierline.oncall.rota;

/**
 * A person who is on call.
 *
 * @param source what put them there: the rotation's name, {@code override} or {@code temporary schedule}
 * @param standsInFor whose turn it is, when another person takes it; else null
 * @param why the other does not, such as {@code tina is absent until 2026-03-09T08:00:00Z}; else null
 */
public record OnDuty(String person, String source, String standsInFor, String why) {

    static final String OVERRIDE = "override";
    static final String TEMPORARY = "temporary schedule";

    static OnDuty of(String person, String source) {
        return new OnDuty(person, source, null, null);
    }
}
