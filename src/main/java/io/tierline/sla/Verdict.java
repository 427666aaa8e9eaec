package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.VerdictEvents;
import io.tierline.cases.events.VerdictEvents.AtRisk;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Corrected;
import io.tierline.cases.events.VerdictEvents.Met;
import java.time.Instant;
import java.util.Locale;

/**
 * What was, or has to be, written into the ledger about a clock. It is never rewritten.
 *
 * @param clock the clock's name
 * @param occurrence which clock of that name
 * @param due when the clock was due as the verdict was given; null where a corrected clock had none
 * @param at when it was: a breach is dated when the target was used up, however late it is found
 * @param noticed when it was written into the ledger; null as long as it is not
 * @param heldBy who had the case when it was breached, as far as the ledger says; null for other verdicts
 * @param to of a correction: {@code met}, {@code breached} or {@code cancelled}; else null
 */
public record Verdict(
        Kind kind,
        String clock,
        int occurrence,
        Instant due,
        Instant at,
        Instant noticed,
        String policyVersion,
        String calendarVersion,
        HeldBy heldBy,
        String to) {

    /** @param owner null while no one of the team had it */
    public record HeldBy(String level, String team, String owner) {

        static HeldBy of(VerdictEvents facts) {
            return facts instanceof Breached breached && breached.heldByLevel() != null
                    ? new HeldBy(breached.heldByLevel(), breached.heldByTeam(), breached.heldByOwner())
                    : null;
        }

        /** "tier2, team tier2, owner theo". */
        @Override
        public String toString() {
            return level + ", team " + team + ", " + (owner == null ? "nobody in person" : "owner " + owner);
        }
    }

    /** What a verdict says. */
    public enum Kind {
        AT_RISK,
        MET,
        BREACHED,
        CORRECTED;

        /** As the API and the models call it: the name of its event. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Kind of(VerdictEvents facts) {
            return facts instanceof AtRisk
                    ? AT_RISK
                    : facts instanceof Met ? MET : facts instanceof Breached ? BREACHED : CORRECTED;
        }
    }

    static Verdict of(CaseEvent event, VerdictEvents facts) {
        return new Verdict(
                Kind.of(facts),
                facts.clock(),
                Math.max(1, facts.occurrence()),
                facts.due(),
                facts.at() == null ? event.happenedAt() : facts.at(),
                event.learnedAt(),
                facts.policyVersion(),
                facts.calendarVersion(),
                HeldBy.of(facts),
                facts instanceof Corrected corrected ? corrected.to() : null);
    }

    /**
     * The facts of the ledger event, whose {@code happenedAt} is {@link #at}.
     *
     * @param held who had the case, for a breach; null where no level had it
     */
    public VerdictEvents facts(HeldBy held) {
        return switch (kind) {
            case AT_RISK -> new AtRisk(clock, occurrence, due, at, policyVersion, calendarVersion);
            case MET -> new Met(clock, occurrence, due, at, policyVersion, calendarVersion);
            case BREACHED ->
                new Breached(
                        clock,
                        occurrence,
                        due,
                        at,
                        policyVersion,
                        calendarVersion,
                        held == null ? null : held.level(),
                        held == null ? null : held.team(),
                        held == null ? null : held.owner());
            case CORRECTED -> new Corrected(clock, occurrence, due, at, policyVersion, calendarVersion, to);
        };
    }
}
