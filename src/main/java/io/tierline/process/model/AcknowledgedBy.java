package io.tierline.process.model;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
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

    /** What an event counts as; empty for one that is nobody's work on the case. */
    public static Optional<AcknowledgedBy> of(CaseEvent event) {
        return switch (event.type()) {
            case EventType.PUBLIC_UPDATE -> Optional.of(PUBLIC_UPDATE);
            // What somebody wrote when they had the escalation policy asked again is no taking over.
            case EventType.INTERNAL_NOTE -> event.text("task") == null ? Optional.of(INTERNAL_NOTE) : Optional.empty();
            case EventType.MANAGER_DECIDED -> Optional.of(FORM_WORK);
            default -> Optional.empty();
        };
    }
}
