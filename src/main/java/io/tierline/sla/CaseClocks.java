package io.tierline.sla;

import io.tierline.calendar.WorkingCalendar;
import io.tierline.calendar.WorkingTime;
import io.tierline.sla.Verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All clocks of a case as of an instant, and the instants that its timers wait for. Immutable. */
public final class CaseClocks {

    /** What {@link #due} knows beside the names of clocks. */
    public static final Set<String> TIMERS = Set.of(
            "next-deadline",
            "acknowledge-step",
            "reply-reminder",
            "no-reply",
            "confirmation",
            "update-reminder",
            "review",
            "survey-reminder",
            "survey-expiry");

    private static final Set<String> CLOCKS = Set.of(
            Clock.FIRST_RESPONSE,
            Clock.NEXT_REPLY,
            Clock.ACKNOWLEDGE,
            Clock.NEXT_UPDATE,
            Clock.RESOLUTION,
            Clock.RESOLUTION_TOTAL);

    private static final WorkingTime EACH_CONTACT = WorkingTime.ofHours(Duration.ofHours(1));

    private final List<Clock> clocks;
    private final List<Verdict> unrecorded;
    private final LedgerFold fold;
    private final Instant now;

    CaseClocks(List<Clock> clocks, List<Verdict> unrecorded, LedgerFold fold, Instant now) {
        this.clocks = List.copyOf(clocks);
        this.unrecorded = List.copyOf(unrecorded);
        this.fold = fold;
        this.now = now;
    }

    /** All there ever were, by kind, each kind oldest first. */
    public List<Clock> clocks() {
        return clocks;
    }

    /**
     * The open clock of a name (the one that began first, should there be several), else the last one of that name.
     *
     * @param name one of the constants of {@link Clock}, or {@code time-at-} and a level
     */
    public Optional<Clock> current(String name) {
        return open(name)
                .or(() -> clocks.stream().filter(clock -> clock.answersTo(name)).reduce((first, second) -> second));
    }

    private Optional<Clock> open(String name) {
        return clocks.stream()
                .filter(clock -> clock.isOpen() && clock.answersTo(name))
                .findFirst();
    }

    /**
     * The verdicts that the ledger lacks as of now, in the order in which they fell due: at most one for each clock. A
     * breach leaves no room for the warning before it, so that hours of downtime or a raised priority bring no burst.
     */
    public List<Verdict> unrecorded() {
        return unrecorded;
    }

    /** True while the case waits on the customer. */
    public boolean waiting() {
        return fold.pauses.openAt(now);
    }

    /** The policy pinned last; empty before the first. */
    public Optional<SlaPolicy> policy() {
        return fold.policies.isEmpty()
                ? Optional.empty()
                : Optional.of(fold.policies.latest().policy());
    }

    /** When a next update that is promised at an instant is due; empty when the policy wants none. */
    public Optional<Instant> nextPromise(Instant from) {
        return byPolicy(from, SlaPolicy.UPDATE_EVERY);
    }

    /** The names that {@link #due} answers, but for {@code time-at-} and a level. */
    public static Set<String> names() {
        Set<String> names = new HashSet<>(TIMERS);
        names.addAll(CLOCKS);
        return names;
    }

    /** True for a name that {@link #due} answers. */
    public static boolean knows(String name) {
        return TIMERS.contains(name) || CLOCKS.contains(name) || name.startsWith("time-at-");
    }

    /**
     * The instant that a timer of the models waits for, in whole milliseconds (rounded up, for the engine keeps no more
     * and must not come early). It may lie in the past. Empty when there is nothing to wait for.
     *
     * @param name one of {@link #TIMERS}, or a name of a clock, {@code time-at-tier1} included
     * @throws IllegalArgumentException for any other name, with those there are
     */
    public Optional<Instant> due(String name) {
        if (!knows(name)) {
            throw new IllegalArgumentException(
                    "There is no clock '" + name + "'; there are " + CLOCKS + ", time-at- and a level, and " + TIMERS);
        }
        return fold.policies.isEmpty() ? Optional.empty() : instant(name).map(CaseClocks::wholeMillis);
    }

    private Optional<Instant> instant(String name) {
        TimerInstants moments = fold.moments;
        return switch (name) {
            case "next-deadline" -> nextDeadline();
            case "acknowledge-step" -> acknowledgeStep();
            case "reply-reminder" -> waiting() ? byPolicy(moments.asked, SlaPolicy.REPLY_REMINDER) : Optional.empty();
            case "no-reply" -> waiting() ? byPolicy(moments.asked, SlaPolicy.NO_REPLY) : Optional.empty();
            case "confirmation" -> byPolicy(moments.told, SlaPolicy.CONFIRMATION);
            case "update-reminder" -> open(Clock.NEXT_UPDATE).map(Clock::atRisk);
            case "review" ->
                Optional.ofNullable(moments.closedForReview)
                        .map(closed -> calendar().due(closed, moments.reviewWithin));
            case "survey-reminder" ->
                Optional.ofNullable(moments.closedForSurvey).map(closed -> closed.plus(moments.surveyRemindAfter));
            case "survey-expiry" ->
                Optional.ofNullable(moments.closedForSurvey).map(closed -> closed.plus(moments.surveyEndsAfter));
            default -> open(name).map(Clock::due);
        };
    }

    private Optional<Instant> nextDeadline() {
        return clocks.stream()
                .filter(clock -> clock.isOpen() && !clock.name().equals(Clock.NEXT_UPDATE))
                .flatMap(clock -> deadline(clock).stream())
                .min(Comparator.naturalOrder());
    }

    /** The next instant at which something has to be written about an open clock; none while waiting puts it off. */
    private static Optional<Instant> deadline(Clock clock) {
        if (clock.verdict().isPresent()) {
            return Optional.empty();
        }
        boolean warnFirst = clock.state() == Clock.State.RUNNING
                && clock.atRisk() != null
                && clock.verdicts().stream().noneMatch(verdict -> verdict.kind() == Kind.AT_RISK);
        return Optional.ofNullable(warnFirst ? clock.atRisk() : clock.due());
    }

    private Optional<Instant> acknowledgeStep() {
        return open(Clock.ACKNOWLEDGE).flatMap(clock -> {
            Policies.Pin pin = last(fold.policies.of(clock.started(), null));
            TimerInstants moments = fold.moments;
            Instant from = moments.alerted == null ? clock.started() : moments.alerted;
            Instant due = fold.pauses.pushOut(from, pin.calendar().due(from, timeOfEachContact(pin)), pin.calendar());
            return Optional.ofNullable(due)
                    .map(at -> moments.heldUntil == null || at.isAfter(moments.heldUntil) ? at : moments.heldUntil);
        });
    }

    /** The escalation matrix's, else the policy's. Without either the escalation policy would stop in silence: an hour then. */
    private WorkingTime timeOfEachContact(Policies.Pin pin) {
        return fold.moments.acknowledgeWithin == null
                ? pin.policy().target(SlaPolicy.ACKNOWLEDGE).orElse(EACH_CONTACT)
                : WorkingTime.parse(fold.moments.acknowledgeWithin);
    }

    private Optional<Instant> byPolicy(Instant from, String target) {
        return from == null
                ? Optional.empty()
                : policy().flatMap(policy -> policy.target(target))
                        .map(time -> calendar().due(from, time));
    }

    private WorkingCalendar calendar() {
        return fold.policies.latest().calendar();
    }

    private static Policies.Pin last(List<Policies.Pin> pins) {
        return pins.get(pins.size() - 1);
    }

    private static Instant wholeMillis(Instant instant) {
        Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
        return millis.equals(instant) ? instant : millis.plusMillis(1);
    }
}
