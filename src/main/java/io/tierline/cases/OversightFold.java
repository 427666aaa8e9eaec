package io.tierline.cases;

import io.tierline.cases.Oversight.TakenOver;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fold behind {@link Oversight}. */
final class OversightFold {

    private static final Set<String> GIVEN_ON = Set.of("escalate", "hand-back");

    private boolean awaited;
    private String pulledBy;
    private TakenOver takenOver;
    private String wanted;
    private List<String> setAside = List.of();
    private int setAsideAt;
    private final Set<String> watchers = new LinkedHashSet<>();

    /** @param held whether a level has the case just before the event */
    void apply(CaseEvent event, boolean held) {
        switch (event.type()) {
            case EventType.MANAGER_NEEDED -> awaited = true;
            case EventType.PULLED -> {
                awaited = true;
                pulledBy = event.actor();
            }
            case EventType.MANAGER_DECIDED, EventType.RESOLUTION_TOLD, EventType.CLOSED, EventType.WITHDRAWN -> {
                awaited = false;
                pulledBy = null;
            }
            case EventType.TAKEN_OVER -> {
                takenOver = TakenOver.of(event);
                wanted = event.actor();
            }
            case EventType.REASSIGNED -> {
                takenOver = null;
                wanted = held ? null : event.text("to");
            }
            case EventType.GIVEN_BACK, EventType.MOVED -> giveUp();
            case EventType.WORK_DONE -> {
                if (GIVEN_ON.contains(event.text("outcome"))) {
                    giveUp();
                }
            }
            case EventType.TIER_ENTERED -> wanted = takenOver == null ? null : takenOver.by();
            case EventType.DE_ESCALATED -> {
                setAside = event.texts("criteria");
                setAsideAt = event.number("hop");
            }
            case EventType.WATCHER_ADDED -> watchers.add(event.text("person"));
            case EventType.WATCHER_REMOVED -> watchers.remove(event.text("person"));
            default -> {
                // No manager has to do with it.
            }
        }
    }

    private void giveUp() {
        takenOver = null;
        wanted = null;
    }

    /** Who is to have the work when the next level gets the case; null when its team is. */
    String wanted() {
        return wanted;
    }

    Oversight result() {
        return new Oversight(awaited, pulledBy, takenOver, setAside, setAsideAt, List.copyOf(watchers));
    }
}
