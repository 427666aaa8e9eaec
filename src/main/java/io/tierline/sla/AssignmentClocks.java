package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.util.ArrayList;
import java.util.List;

/**
 * The clocks of each stay at a level: how long until a person there acknowledges it, and how long the level has it.
 * Finishing the work acknowledges it too. When a manager took it over before the level had, and gives it back, the
 * level has to acknowledge it anew. A level that loses the case unacknowledged has nothing left to acknowledge.
 */
final class AssignmentClocks implements RunDetector {

    private final List<ClockRun> runs = new ArrayList<>();
    private int again;
    private ClockRun acknowledge;
    private ClockRun atTier;

    @Override
    public void see(CaseEvent event) {
        if (event.facts() instanceof TierEntered entered) {
            enter(event, entered);
        } else if (event.facts() instanceof Acknowledged acknowledged) {
            acknowledged(event, acknowledged.assignment());
        } else if (event.facts() instanceof GivenBack givenBack) {
            givenBack(event, givenBack);
        } else if (event.facts() instanceof WorkDone done) {
            if (isOfThisAssignment(done.assignment())) {
                acknowledged(event, done.assignment());
                leave(event);
            }
        } else if (event.is(Moved.class, Fixed.class, FixRecorded.class, ResolutionTold.class, Closed.class)) {
            leave(event);
        } else if (event.is(Withdrawn.class)) {
            if (atTier != null) {
                atTier.cancel(event.happenedAt());
                leave(event);
            }
        }
    }

    private void enter(CaseEvent event, TierEntered facts) {
        if (atTier != null && facts.byTime()) {
            atTier.lapse(event.happenedAt());
        }
        leave(event);
        int assignment = facts.assignment() > 0 ? facts.assignment() : (runs.size() - again) / 2 + 1;
        String tier = String.valueOf(facts.tier());
        acknowledge = acknowledge(assignment, tier, event);
        boolean isLevel = facts.rank() != null;
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

    private void givenBack(CaseEvent event, GivenBack facts) {
        if (atTier != null && !facts.acknowledged()) {
            acknowledge.cancel(event.happenedAt());
            again++;
            acknowledge = acknowledge(atTier.occurrence, atTier.holder, event);
            runs.add(acknowledge);
        }
    }

    private void acknowledged(CaseEvent event, int assignment) {
        if (acknowledge != null && isOfThisAssignment(assignment)) {
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

    /** @param assignment 0 where it is not known */
    private boolean isOfThisAssignment(int assignment) {
        return atTier != null && (assignment == 0 || assignment == atTier.occurrence);
    }

    @Override
    public List<ClockRun> runs() {
        return runs;
    }
}
