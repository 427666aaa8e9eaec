package io.tierline.process.timers;

import io.tierline.cases.Case;

/** The priority of a case as Tasklist sorts by it: the more urgent, the higher. */
public final class TaskPriority {

    private TaskPriority() {}

    public static int of(Case file) {
        return switch (String.valueOf(file.priority())) {
            case "P1" -> 100;
            case "P2" -> 75;
            case "P3" -> 50;
            default -> 25;
        };
    }
}
