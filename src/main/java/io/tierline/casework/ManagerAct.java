package io.tierline.casework;

import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.OversightEvents.DeEscalated;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.OversightEvents.Pulled;
import io.tierline.cases.events.OversightEvents.Reassigned;
import io.tierline.cases.events.OversightEvents.TakenOver;
import io.tierline.cases.events.WorkEvents.Moved;
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
        PULL(Pulled.class),
        /** To a level or team. */
        PUSH(Moved.class),
        RE_PRIORITISE(PriorityChanged.class),
        /** To a person. */
        REASSIGN(Reassigned.class),
        /** The manager owns the work. */
        TAKE_OVER(TakenOver.class),
        GIVE_BACK(GivenBack.class),
        /** To a lower level. */
        DE_ESCALATE(DeEscalated.class);

        private final Class<? extends EventFacts> event;

        Kind(Class<? extends EventFacts> event) {
            this.event = event;
        }

        /** The event by which the ledger knows it. */
        public Class<? extends EventFacts> event() {
            return event;
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
