package io.tierline.casework;

import io.tierline.cases.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a manager wants done with a case.
 *
 * @param to of a push a level or team, of a de-escalation a lower level (null for the one below), of re-prioritising
 *     {@code P1} to {@code P4}, of reassigning a person's user id; else null
 * @param reason in the manager's words
 */
public record ManagerAct(Kind kind, String to, String reason) {

    /** The acts, each named as forms and API name it. */
    public enum Kind {
        /** On the manager's own table, beside the work. */
        PULL(EventType.PULLED),
        /** To a level or team. */
        PUSH(EventType.MOVED),
        RE_PRIORITISE(EventType.PRIORITY_CHANGED),
        /** To a person. */
        REASSIGN(EventType.REASSIGNED),
        /** The manager owns the work. */
        TAKE_OVER(EventType.TAKEN_OVER),
        GIVE_BACK(EventType.GIVEN_BACK),
        /** To a lower level. */
        DE_ESCALATE(EventType.DE_ESCALATED);

        private final String eventType;

        Kind(String eventType) {
            this.eventType = eventType;
        }

        /** The type of the event by which the ledger knows it. */
        public String eventType() {
            return eventType;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }

        public static List<String> codes() {
            return Arrays.stream(values()).map(Kind::code).toList();
        }
    }
}
