package io.tierline.casework;

import io.tierline.cases.LevelTable;
import java.util.List;
import java.util.Optional;

/** What a decision asks beside the case itself. Each answer is looked up when it is asked for. */
public interface Surroundings {

    /** The levels by which the case stands. */
    LevelTable levels();

    /** Whether a level, or a team of the escalation matrix, has that id. */
    boolean isDestination(String id);

    /** Whether a person of that user id works here. */
    boolean isActive(String person);

    /** The task by which a person works on the case itself; empty while it is on its way from one to the next. */
    Optional<OpenTask> openTask();

    /** The escalation criteria that hold now. */
    List<String> criteria();

    /**
     * @param kind the task's id in the models
     * @param assignee null while no one has taken it
     */
    record OpenTask(String kind, String assignee) {}
}
