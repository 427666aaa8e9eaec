package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.cases.RankAtEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * The clocks of each stay at a level: how long until somebody there acknowledges it, and how long the level has it.
 * Finishing the work acknowledges it too. When a manager took it over before the level had, and gives it back, the level
 * has to acknowledge it anew. A level that loses the case unacknowledged has nothing left to acknowledge.
 */
final class AssignmentClocks implements RunDetector {

    private final List<ClockRun> runs = new ArrayList<>();
    private int again;
    private ClockRun acknowledge;
    private ClockRun atTier;

    @Override
    public void see(CaseEvent event) {
        switch (event.type()) {
            case EventType.TIER_ENTERED -> enter(event);
            case EventType.ACKNOWLEDGED -> acknowledged(event);
            case EventType.GIVEN_BACK -> givenBack(event);
            case EventType.WORK_DONE -> {
                if (isOfThisAssignment(event)) {
                    acknowledged(event);
                    leave(event);
                }
            }
            case EventType.MOVED,
                    EventType.FIXED,
                    EventType.FIX_RECORDED,
                    EventType.RESOLUTION_TOLD,
                    EventType.CLOSED -> leave(event);
            case EventType.WITHDRAWN -> {
                if (atTier != null) {
                    atTier.cancel(event.happenedAt());
                    leave(event);
                }
            }
            default -> {
                // Nothing to these clocks.
            }
        }
    }

    private void enter(CaseEvent event) {
        if (atTier != null && "time".equals(event.text("by"))) {
            atTier.lapse(event.happenedAt());
        }
        leave(event);
        int assignment = event.number("hop") > 0 ? event.number("hop") : (runs.size() - again) / 2 + 1;
        String tier = String.valueOf(event.text("tier"));
        acknowledge = acknowledge(assignment, tier, event);
        boolean isLevel = RankAtEntry.of(event) != null;
        atTier = ClockRun.atTier(
                Clock.TIME_AT_TIER, assignment, tier, event.happenedAt(), policy -> policy.timeAt(tier, isLevel));
        runs.add(acknowledge);
        runs.add(atTier);
    }

    private ClockRun acknowledge(int assignment, String tier, CaseEvent event) {
        return ClockRun.atTier(
                Clock.ACKNOWLEDGE,
                assignment + again,
                tier,
                event.happenedAt(),
                policy -> policy.target(SlaPolicy.ACKNOWLEDGE));
    }

    private void givenBack(CaseEvent event) {
        if (atTier != null && !event.flag("acknowledged")) {
            acknowledge.cancel(event.happenedAt());
            again++;
            acknowledge = acknowledge(atTier.occurrence, atTier.holder, event);
            runs.add(acknowledge);
        }
    }

    private void acknowledged(CaseEvent event) {
        if (acknowledge != null && isOfThisAssignment(event)) {
            acknowledge.done(event.happenedAt());
        }
    }

    private void leave(CaseEvent event) {
        if (atTier != null) {
            acknowledge.cancel(event.happenedAt());
            atTier.done(event.happenedAt());
        }
        acknowledge = null;
        atTier = null;
    }

    private boolean isOfThisAssignment(CaseEvent event) {
        return atTier != null && (event.number("hop") == 0 || event.number("hop") == atTier.occurrence);
    }

    @Override
    public List<ClockRun> runs() {
        return runs;
    }
}
