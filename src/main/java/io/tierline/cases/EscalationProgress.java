package io.tierline.cases;

import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.cases.events.WorkEvents.EscalationHeld;
import io.tierline.cases.events.WorkEvents.EscalationReleased;
import io.tierline.cases.events.WorkEvents.EscalationRepeated;
import io.tierline.cases.events.WorkEvents.TierEntered;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The escalation policy of the level that has the case, as its ledger tells it: what the escalation matrix said when the
 * level got the case, and how far the escalation policy was climbed since.
 *
 * @param assignment the stay at a level, from 1
 * @param role of those who work there
 * @param steps who is alerted in turn, in the matrix's words
 * @param within how long each contact has, such as {@code PT15M} of working time; null for as long as the SLA policy says
 * @param repeats how often the whole escalation policy is climbed again
 * @param acknowledgedBy what beside a claim counts as acknowledged, in the matrix's words
 * @param round which climb it is, from 1
 * @param asked who was alerted in this round, in that order
 * @param heldUntil when the maintenance window ends that holds the next step back, or null
 * @param acknowledged whether a person has the case, so that no one is alerted any more
 */
public record EscalationProgress(
        int assignment,
        String tier,
        String team,
        String role,
        List<String> steps,
        String within,
        int repeats,
        Set<String> acknowledgedBy,
        int round,
        Set<String> asked,
        Instant heldUntil,
        boolean acknowledged) {

    /** The escalation policy of the last level that got the case; empty before the first. */
    public static Optional<EscalationProgress> of(List<CaseEvent> events) {
        EscalationProgress escalation = null;
        for (CaseEvent event : events) {
            if (event.facts() instanceof TierEntered entered) {
                escalation = entered(entered);
            } else if (escalation != null) {
                escalation = escalation.after(event);
            }
        }
        return Optional.ofNullable(escalation);
    }

    private static EscalationProgress entered(TierEntered facts) {
        return new EscalationProgress(
                facts.assignment(),
                facts.tier(),
                facts.team(),
                facts.role(),
                facts.steps(),
                facts.acknowledgeWithin(),
                facts.repeats(),
                Set.copyOf(facts.acknowledgedBy()),
                1,
                Set.of(),
                null,
                false);
    }

    private EscalationProgress after(CaseEvent event) {
        if (event.facts() instanceof Alerted alerted) {
            return with(round, plus(alerted.person()), null, acknowledged);
        }
        if (event.facts() instanceof EscalationRepeated) {
            return with(round + 1, Set.of(), null, acknowledged);
        }
        if (event.facts() instanceof EscalationHeld heldBack) {
            return with(round, asked, heldBack.until(), acknowledged);
        }
        if (event.facts() instanceof EscalationReleased) {
            return with(round, asked, null, acknowledged);
        }
        if (event.facts() instanceof Acknowledged) {
            return with(round, asked, null, true);
        }
        if (event.facts() instanceof GivenBack givenBack) {
            return with(round, asked, null, givenBack.acknowledged());
        }
        return this;
    }

    private Set<String> plus(String person) {
        Set<String> all = new LinkedHashSet<>(asked);
        all.add(person);
        return all;
    }

    private EscalationProgress with(int inRound, Set<String> ofRound, Instant held, boolean done) {
        return new EscalationProgress(
                assignment, tier, team, role, steps, within, repeats, acknowledgedBy, inRound, ofRound, held, done);
    }

    /** Whether a person was alerted before: all that follows are later steps. */
    public boolean begun() {
        return round > 1 || !asked.isEmpty();
    }

    /** Whether it is climbed once more: all were asked in this round, and the matrix wants another. */
    public boolean repeatsNow() {
        return !asked.isEmpty() && round <= repeats;
    }
}
