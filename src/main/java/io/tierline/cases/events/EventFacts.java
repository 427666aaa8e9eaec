package io.tierline.cases.events;

/**
 * What happened, in facts that clocks and figures need: never a name, an address or free text. Those are {@link EventText}s,
 * which stand apart and can be erased.
 */
public sealed interface EventFacts
        permits IntakeEvents,
                WorkEvents,
                OversightEvents,
                MessageEvents,
                ClosureEvents,
                VerdictEvents,
                ReviewEvents,
                Unknown {

    /** The event's name in the ledger, the API and the models, such as {@code tier-entered}. */
    default String type() {
        return EventTypes.name(getClass());
    }
}
