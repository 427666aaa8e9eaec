package io.tierline.cases;

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
 * @param acknowledged whether somebody has the case, so that nobody is alerted any more
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
            if (event.is(EventType.TIER_ENTERED)) {
                escalation = entered(event);
            } else if (escalation != null) {
                escalation = escalation.after(event);
            }
        }
        return Optional.ofNullable(escalation);
    }

    private static EscalationProgress entered(CaseEvent event) {
        return new EscalationProgress(
                event.number("hop"),
                event.text("tier"),
                event.text("team"),
                event.text("role"),
                event.texts("ladder"),
                event.text("acknowledgeWithin"),
                event.number("repeats"),
                Set.copyOf(event.texts("acknowledgedBy")),
                1,
                Set.of(),
                null,
                false);
    }

    private EscalationProgress after(CaseEvent event) {
        return switch (event.type()) {
            case EventType.ALERTED -> with(round, plus(event.text("person")), null, acknowledged);
            case EventType.LADDER_REPEATED -> with(round + 1, Set.of(), null, acknowledged);
            case EventType.LADDER_HELD -> with(round, asked, event.instant("until"), acknowledged);
            case EventType.LADDER_RELEASED -> with(round, asked, null, acknowledged);
            case EventType.ACKNOWLEDGED -> with(round, asked, null, true);
            case EventType.GIVEN_BACK -> with(round, asked, null, event.flag("acknowledged"));
            default -> this;
        };
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

    /** Whether somebody was alerted before: all that follows are later steps. */
    public boolean begun() {
        return round > 1 || !asked.isEmpty();
    }

    /** Whether it is climbed once more: everybody was asked in this round, and the matrix wants another. */
    public boolean repeatsNow() {
        return !asked.isEmpty() && round <= repeats;
    }
}
