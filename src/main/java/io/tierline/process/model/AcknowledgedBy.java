package io.tierline.process.model;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.ManagerDecided;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What beside a claim can count as acknowledged: the words of the escalation matrix. */
public enum AcknowledgedBy {
    /** A public message to the customer. */
    PUBLIC_UPDATE,
    /** A note for colleagues. */
    INTERNAL_NOTE,
    /** A completed form of another task of the case, such as a manager's decision. */
    FORM_WORK;

    /** Says that nothing but a claim counts. */
    public static final String NONE = "none";

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words there are. */
    public static List<String> words() {
        return Arrays.stream(values()).map(AcknowledgedBy::word).toList();
    }

    /** What an event counts as; empty for one that is no work on the case. */
    public static Optional<AcknowledgedBy> of(CaseEvent event) {
        if (event.is(PublicUpdate.class)) {
            return Optional.of(PUBLIC_UPDATE);
        }
        // What a person wrote when they had the escalation policy asked again is no taking over.
        if (event.is(InternalNote.class) && event.provenance().task() == null) {
            return Optional.of(INTERNAL_NOTE);
        }
        return event.is(ManagerDecided.class) ? Optional.of(FORM_WORK) : Optional.empty();
    }
}
