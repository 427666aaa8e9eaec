package io.tierline.sla;

import io.tierline.sla.Verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One clock of a case, as of an instant.
 *
 * @param name one of the constants here
 * @param occurrence which of that name: the assignment for {@code acknowledge} and {@code time-at-tier}, the cycle for {@code
 *     resolution}, the number of the promise for {@code next-update}, the number of the customer's message that it runs
 *     from for {@code next-reply} (so numbers are left out where one answer serves several messages), else 1
 * @param state what the ledger's verdict says, and without one what holds as of now. Without a target, a clock that has
 *     ended is met
 * @param holder the level or team that the clock is about; null for a clock of the whole case
 * @param ended null while it is open; a breached clock can be open
 * @param target as the policy states it, such as {@code PT8H} or {@code P2D}; null for none
 * @param due when the target is used up; null without a target, and while waiting puts it off
 * @param atRisk when to warn; null for never, while waiting puts it off, and once it has ended
 * @param elapsed working time used, without pauses
 * @param paused working time left out because of pauses
 * @param verdicts what the ledger says of this clock, oldest first
 * @param policyRule the rule that set the target
 * @param calendar the name of the calendar
 * @param explanation how the figures come about; computed when it is read
 */
public record Clock(
        String name,
        int occurrence,
        State state,
        String holder,
        Instant started,
        Instant ended,
        String target,
        Instant due,
        Instant atRisk,
        Duration elapsed,
        Duration paused,
        List<Verdict> verdicts,
        String policyRule,
        String policyVersion,
        String calendar,
        String calendarVersion,
        Explanation explanation) {

    /** From the case's start to the first public message of a person of ours. */
    public static final String FIRST_RESPONSE = "first-response";

    /** From the oldest unanswered message of the customer to our next public message. */
    public static final String NEXT_REPLY = "next-reply";

    /** From a level's getting the case to its acknowledgement there; one for each assignment. */
    public static final String ACKNOWLEDGE = "acknowledge";

    /** How long a level has the case; one for each assignment. Also found as {@code time-at-tier1} and so on. */
    public static final String TIME_AT_TIER = "time-at-tier";

    /** A promise to the customer; one for each promise. */
    public static final String NEXT_UPDATE = "next-update";

    /** From the case's start, or its reopening, to the fix; one for each cycle. */
    public static final String RESOLUTION = "resolution";

    /** All cycles of {@link #RESOLUTION} together. It has no target. */
    public static final String RESOLUTION_TOTAL = "resolution-total";

    /** What a clock does. */
    public enum State {
        RUNNING,
        WAITING,
        MET,
        BREACHED,
        CANCELLED
    }

    public boolean isOpen() {
        return ended == null;
    }

    /** The verdict in the ledger, met or breached. It stands whatever is learned later. */
    public Optional<Verdict> verdict() {
        return verdicts.stream()
                .filter(verdict -> verdict.kind() == Kind.MET || verdict.kind() == Kind.BREACHED)
                .findFirst();
    }

    /** The last correction of the verdict in the ledger. */
    public Optional<Verdict> correction() {
        return verdicts.stream()
                .filter(verdict -> verdict.kind() == Kind.CORRECTED)
                .reduce((first, second) -> second);
    }

    /** When the owner was warned, if so. */
    public Optional<Verdict> warning() {
        return verdicts.stream()
                .filter(verdict -> verdict.kind() == Kind.AT_RISK)
                .findFirst();
    }

    /** True for a name of {@link #name}, or for {@code time-at-} and the holder. */
    boolean answersTo(String wanted) {
        return name.equals(wanted) || (name.equals(TIME_AT_TIER) && wanted.equals("time-at-" + holder));
    }
}
