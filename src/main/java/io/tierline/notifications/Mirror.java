package io.tierline.notifications;

import io.tierline.cases.CaseEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A system that shows how a case stands: a message in a room, the fields of a ticket. A bean of this type is kept up to
 * date: whenever a transaction has changed what it would show, one message to it is queued, unless one waits already.
 */
public interface Mirror {

    /** One lower-case word. */
    String name();

    /**
     * What it would show of the case, boiled down to a text: as long as that stays the same, nothing is sent. Asked
     * inside the case's transaction, so it reads and asks no other system.
     *
     * @param ledger all of it, oldest first
     * @return empty when the case is not shown there
     */
    Optional<String> face(String caseKey, List<CaseEvent> ledger);

    /**
     * Shows the case as it stands now. It sets and does not add: after an attempt that ended without an answer it is asked
     * again.
     *
     * @throws DeliveryFailed like a {@link Channel}
     */
    Receipt show(Message message) throws DeliveryFailedException;

    /** How long it is left alone between two updates of one case. */
    default Duration pause() {
        return Duration.ZERO;
    }
}
