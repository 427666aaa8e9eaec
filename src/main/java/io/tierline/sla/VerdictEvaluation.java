package io.tierline.sla;

import io.tierline.calendar.Calendars;
import io.tierline.cases.CaseEvent;
import io.tierline.sla.ClockEvaluation.Outcome;
import io.tierline.sla.Verdict.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares what the evidence says of a clock with the verdicts in the ledger. */
final class VerdictEvaluation {

    static final Comparator<Verdict> IN_DUE_ORDER =
            Comparator.comparing(Verdict::at).thenComparing(Verdict::clock).thenComparingInt(Verdict::occurrence);

    private VerdictEvaluation() {}

    /** The verdict in the ledger, met or breached; null when there is none. */
    static Recorded given(List<Recorded> recorded) {
        for (Recorded one : recorded) {
            Kind kind = one.verdict().kind();
            if (kind == Kind.MET || kind == Kind.BREACHED) {
                return one;
            }
        }
        return null;
    }

    static Clock.State state(ClockEvaluation reckoning, Recorded given) {
        if (given != null) {
            return given.verdict().kind() == Kind.MET ? Clock.State.MET : Clock.State.BREACHED;
        }
        return switch (reckoning.outcome) {
            case MET -> Clock.State.MET;
            case BREACHED -> Clock.State.BREACHED;
            case CANCELLED -> Clock.State.CANCELLED;
            case OPEN -> reckoning.isWaiting() ? Clock.State.WAITING : Clock.State.RUNNING;
        };
    }

    /** The one verdict that the ledger lacks as of now, if it lacks one. */
    static Optional<Verdict> missing(
            ClockEvaluation reckoning, List<Recorded> recorded, Timeline timeline, Calendars calendars) {
        if (!reckoning.hasTarget()) {
            return Optional.empty();
        }
        Recorded given = given(recorded);
        if (given != null) {
            return correction(reckoning, recorded, given, timeline, calendars);
        }
        return switch (reckoning.outcome) {
            case BREACHED -> verdict(Kind.BREACHED, reckoning, reckoning.breachedAt, null);
            case MET -> verdict(Kind.MET, reckoning, reckoning.run.end, null);
            case OPEN ->
                mustWarn(reckoning, recorded) && !reckoning.isWaiting() && !reckoning.atRisk.isAfter(reckoning.now)
                        ? verdict(Kind.AT_RISK, reckoning, reckoning.atRisk, null)
                        : Optional.empty();
            case CANCELLED -> Optional.empty();
        };
    }

    /**
     * True when the owner is to be warned of it, once its instant has come. Of a promise the reminder warns, which is a
     * timer of its own.
     */
    static boolean mustWarn(ClockEvaluation reckoning, List<Recorded> recorded) {
        return reckoning.atRisk != null
                && reckoning.run.promised == null
                && recorded.stream().noneMatch(one -> one.verdict().kind() == Kind.AT_RISK);
    }

    /**
     * A verdict stands. But when what was learned after it shows that it was not so, a correction is due. A change of the
     * calendar is no evidence: where today's calendar would not have given the verdict on the ledger as it stood then,
     * it is the calendar that differs, and the verdict is left alone.
     */
    private static Optional<Verdict> correction(
            ClockEvaluation reckoning,
            List<Recorded> recorded,
            Recorded given,
            Timeline timeline,
            Calendars calendars) {
        if (reckoning.outcome == Outcome.OPEN || reckoning.isOpen()) {
            return Optional.empty();
        }
        Recorded last = recorded.get(recorded.size() - 1);
        boolean correctedBefore = last.verdict().kind() == Kind.CORRECTED;
        String known =
                correctedBefore ? last.verdict().to() : given.verdict().kind().code();
        int seq = correctedBefore ? last.seq() : given.seq();
        String truth = word(reckoning.outcome);
        if (truth.equals(known) || !learnedSince(seq, given.verdict().at(), timeline)) {
            return Optional.empty();
        }
        return known.equals(asOf(seq, reckoning, timeline, calendars))
                ? verdict(Kind.CORRECTED, reckoning, correctedAt(reckoning), truth)
                : Optional.empty();
    }

    private static boolean learnedSince(int seq, Instant verdictAt, Timeline timeline) {
        for (CaseEvent event : timeline.events) {
            if (event.happenedAt().isAfter(verdictAt)) {
                return false;
            }
            if (event.seq() > seq) {
                return true;
            }
        }
        return false;
    }

    /** What the ledger up to an event says of the clock, by today's calendar. */
    private static String asOf(int seq, ClockEvaluation reckoning, Timeline timeline, Calendars calendars) {
        List<CaseEvent> then =
                timeline.ledger.stream().filter(event -> event.seq() <= seq).toList();
        Instant noticed = then.get(then.size() - 1).learnedAt();
        LedgerFold fold = new LedgerFold(Timeline.of(then), calendars);
        return fold.find(reckoning.run.name, reckoning.run.occurrence)
                .map(run -> word(fold.reckon(run, noticed).outcome))
                .orElse("");
    }

    private static Instant correctedAt(ClockEvaluation reckoning) {
        return reckoning.outcome == Outcome.BREACHED ? reckoning.breachedAt : reckoning.run.end;
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Verdict> verdict(Kind kind, ClockEvaluation reckoning, Instant at, String to) {
        return Optional.of(new Verdict(
                kind,
                reckoning.run.name,
                reckoning.run.occurrence,
                reckoning.due,
                at,
                null,
                reckoning.inForce.policy().version(),
                reckoning.inForce.calendar().version(),
                null,
                to));
    }
}
