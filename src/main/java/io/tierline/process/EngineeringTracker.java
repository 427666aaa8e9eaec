package io.tierline.process;

import io.tierline.cases.Reference;
import io.tierline.notifications.DeliveryFailedException;
import java.util.List;

/** Where Engineering keeps its issues. An adapter lives in {@code connectors}. */
public interface EngineeringTracker {

    /**
     * Opens an issue, or finds the one that an earlier attempt with the same key opened: asking again is safe.
     *
     * @return the name that the case has there from now on
     * @throws DeliveryFailed when the tracker did not take it, or cannot be reached
     */
    Reference open(Issue issue) throws DeliveryFailedException;

    /** Whether it is told of that. */
    default boolean wants(Topic topic) {
        return false;
    }

    /**
     * Tells what happened to a case whose issue it has, once: it looks whether an earlier attempt did.
     *
     * @throws DeliveryFailed when the tracker did not take it, or cannot be reached
     */
    default void tell(News news) throws DeliveryFailedException {
        throw DeliveryFailedException.refused("This tracker takes no news.");
    }

    /**
     * @param delivery its number in the outbox
     * @param idempotencyKey the same for each attempt at one issue
     * @param labels among them the urgency, {@code P1}
     * @param description the hand-off context as plain text
     */
    record Issue(
            long delivery,
            String caseKey,
            String idempotencyKey,
            String title,
            List<String> labels,
            String description) {}

    /** What Engineering's issue is told. */
    enum Topic {
        INTERNAL_NOTE,
        CUSTOMER_REPLY,
        /** Engineering resolved it in Tasklist. */
        RESOLVED,
        /** Engineering gave it back to the level below. */
        HANDED_BACK,
        /** The case has come to Engineering once more. */
        BACK_AGAIN
    }

    /**
     * @param delivery its number in the outbox
     * @param issue the issue's name
     * @param text in words, as plain text
     */
    record News(long delivery, String issue, Topic topic, String text) {}
}
