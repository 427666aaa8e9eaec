package io.tierline.review;

import java.time.LocalDate;

/**
 * An action item as it stands.
 *
 * @param owner the user id of the person who does it
 * @param due the last day on which it is in time
 * @param state {@code open}, {@code done} (to be verified), {@code verified} or {@code waived}
 * @param reason why it was waived, or what was last noted on it; null without
 */
public record ActionItem(
        long id, String caseKey, String what, String owner, LocalDate due, String state, String reason) {

    /** Whether something is still to be done for it. */
    public boolean unfinished() {
        return state.equals("open") || state.equals("done");
    }
}
