package io.tierline.cases;

import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.WorkEvents.TierEntered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Folds the stays of a case at its levels, oldest first. */
final class AssignmentsFold {

    private final List<Assignment> all = new ArrayList<>();
    private String lastOutcome;

    /** @param wanted whom a manager gave the work while no level had the case; null for no one */
    void entered(TierEntered facts, Instant at, String wanted) {
        left(at, null);
        all.add(new Assignment(
                all.size() + 1,
                facts.tier(),
                facts.rank(),
                facts.levels(),
                facts.team(),
                wanted,
                facts.from(),
                facts.by(),
                facts.who(),
                facts.reasons(),
                facts.criteria(),
                facts.contextComplete(),
                at,
                null,
                null,
                null));
    }

    void ownedBy(String owner) {
        if (held()) {
            change(last().ownedBy(owner));
        }
    }

    void acknowledged(Instant at) {
        if (last() != null && last().acknowledgedAt() == null) {
            change(last().acknowledged(at));
        }
    }

    /** A level that had not acknowledged the case by itself has to do so now. */
    void givenBack(GivenBack facts) {
        if (held() && !facts.acknowledged()) {
            change(last().acknowledged(null));
        }
    }

    /** @param outcome null where it was left without one: time was up, or the case ended */
    void left(Instant at, String outcome) {
        if (held()) {
            change(last().left(at, outcome));
            lastOutcome = outcome;
        } else if (last() != null && outcome != null) {
            lastOutcome = outcome;
        }
    }

    void reopened() {
        lastOutcome = "reopened";
    }

    /** Whether a level has the case now. */
    boolean held() {
        return last() != null && last().left() == null;
    }

    /** The stay that is now or was last, or null before the first. */
    Assignment last() {
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    String lastOutcome() {
        return lastOutcome;
    }

    List<Assignment> result() {
        return List.copyOf(all);
    }

    private void change(Assignment changed) {
        all.set(all.size() - 1, changed);
    }
}
