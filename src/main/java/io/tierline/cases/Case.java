package io.tierline.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A case as its ledger tells it: nothing here is stored for its own sake.
 *
 * @param request what was asked for and is not yet done, such as a manager's move; null when nothing is pending
 * @param promise when the next update was promised for, or null while none is open
 * @param interactions public messages between the customer and us, both ways
 * @param region where the customer is, as the escalation matrix calls it; null when it is not known
 * @param criteria the escalation criteria that were seen to hold since the level got the case, as last checked
 * @param integrationId of the integration that fails, where a ledger of up to 0.1.0 has it as a fact; else null
 * @param integrationIdAt the place in the ledger of the event whose texts name it last; 0 for none
 * @param attributes what the ticket system sent beside the named fields
 * @param startedAt from when the customer's clocks count: when it opened, or the earliest case merged into it did
 * @param links the other cases that it has to do with, oldest first
 * @param goesOnIn the case in which it goes on: the one it was merged into, or the one that follows it up; null for none
 * @param reopenWish the wish to reopen it that the policy has not decided on; null for none
 * @param problem the problem that it is linked to, or null
 * @param signs what a manager looks at a case for, beside its clocks
 * @param snooze that who has it has set it aside; null where not. Its time may be over: then it is back on the list
 */
public record Case(
        String caseKey,
        String source,
        String externalId,
        State state,
        String tier,
        String team,
        String owner,
        String priority,
        String impact,
        String category,
        String component,
        String customer,
        String plan,
        String region,
        int affectedUsers,
        String integrationId,
        int integrationIdAt,
        Map<String, Object> attributes,
        Instant openedAt,
        Instant updatedAt,
        Instant closedAt,
        List<Assignment> assignments,
        Request request,
        Instant promise,
        int interactions,
        int reopened,
        boolean breached,
        String issue,
        String lastOutcome,
        List<String> criteria,
        Instant startedAt,
        List<RelatedCase> links,
        String goesOnIn,
        Wish reopenWish,
        String problem,
        Oversight oversight,
        Snooze snooze,
        Signs signs) {

    private static final String CUSTOMER_VALUE = "customerValue";

    /** Where a case stands. */
    public enum State {
        OPEN,
        WAITING,
        RESOLVED,
        CLOSED,
        WITHDRAWN;

        /** As it is written in tables and in the API. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public boolean ended() {
            return this == CLOSED || this == WITHDRAWN;
        }
    }

    /** A wish to have the case at another level. */
    public record Request(String level, String reason, String by) {}

    /**
     * That a closed case is not fixed after all.
     *
     * @param seq its place in the ledger
     */
    public record Wish(int seq, Instant at) {}

    /** Folds a ledger; the same events give the same case. */
    public static Case fold(List<CaseEvent> events) {
        CaseFold fold = new CaseFold();
        events.forEach(fold::apply);
        return fold.result();
    }

    /** The stay that is now or was last, or null before the first. */
    public Assignment assignment() {
        return assignments.isEmpty() ? null : assignments.get(assignments.size() - 1);
    }

    /** Whether a level has it now: it is neither waiting, nor resolved, nor on its way to one. */
    public boolean held() {
        return assignment() != null && assignment().left() == null;
    }

    /** What the customer is worth, as the ticket system says it in whole units of the desk's currency; null when it does not. */
    public Long customerValue() {
        return attributes.get(CUSTOMER_VALUE) instanceof Number value && value.doubleValue() >= 0
                ? value.longValue()
                : null;
    }

    /** Whether a level recorded that it found the fix, and the customer has not heard of it yet. */
    public boolean fixRecorded() {
        return state == State.OPEN && "resolved".equals(lastOutcome);
    }

    /** The level that a hand-back returns to: where the case came from when it came here; null when that is not known. */
    public String cameFrom() {
        for (int i = assignments.size() - 1; i >= 0; i--) {
            Assignment assignment = assignments.get(i);
            if (assignment.tier().equals(tier)
                    && assignment.from() != null
                    && !assignment.from().equals(tier)) {
                return assignment.from();
            }
        }
        return null;
    }

    /** How often a level gave the case back to the one it came from. */
    public long handedBack() {
        return assignments.stream()
                .filter(assignment -> "hand-back".equals(assignment.outcome()))
                .count();
    }

    /** Whether it is the same trouble again: the same customer and component, or a case that was closed long ago. */
    public boolean isRepeat() {
        return links.stream().anyMatch(link -> link.earlier() && !link.as().equals(RelatedCase.MERGED));
    }

    /** Whether the case ever left the level it arrived at. */
    public boolean escalated() {
        return assignments.stream().map(Assignment::tier).distinct().count() > 1;
    }
}
