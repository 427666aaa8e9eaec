package io.tierline.process;

import java.util.List;

/** Where Engineering keeps its issues. An adapter lives in {@code connectors}. */
public interface EngineeringTracker {

    /**
     * Opens an issue, or finds the one that an earlier attempt with the same key opened.
     *
     * @return the tracker's reference, such as {@code PROJ-42}
     * @throws RuntimeException when the tracker cannot be reached: the job tries again later
     */
    String open(Issue issue);

    /**
     * @param idempotencyKey the same for each attempt at one issue
     * @param labels among them the urgency, {@code P1}
     * @param description the hand-off context as plain text
     */
    record Issue(String caseKey, String idempotencyKey, String title, List<String> labels, String description) {}
}
