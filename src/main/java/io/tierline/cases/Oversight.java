package io.tierline.cases;

import java.util.List;

/**
 * What managers have to do with a case, and who follows it.
 *
 * @param awaited whether a manager was called in, or pulled it in, and has not decided yet
 * @param pulledBy the manager who pulled it in and has not decided yet; null without one
 * @param askedBy the person who asked for a manager, who has not decided yet; null without one
 * @param takenOver the take-over that lasts; null without one
 * @param setAside the criteria that held when it was last de-escalated: by themselves they do not bring it up again
 * @param setAsideAt the stay at a level in which that was; 0 without one
 * @param watchers the user ids of those who follow it, in the order in which they began to
 */
public record Oversight(
        boolean awaited,
        String pulledBy,
        String askedBy,
        TakenOver takenOver,
        List<String> setAside,
        int setAsideAt,
        List<String> watchers) {

    /**
     * A manager owns the work until it is given back or given on.
     *
     * @param by the manager
     * @param from who had it before; null when no one had
     * @param task the kind of task that was open then; null without one
     * @param assignment the stay at a level in which it was; 0 before the first
     * @param acknowledged whether the level had acknowledged the case by itself
     */
    public record TakenOver(String by, String from, String task, int assignment, boolean acknowledged) {}
}
