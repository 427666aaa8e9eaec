package io.tierline.inbox;

/** A system that tells us things. A connector is one by having a bean of this type. */
public interface Source {

    /** One lower-case word, such as {@code zendesk}: the source of its deliveries, and for a hook its address. */
    String name();

    /**
     * Works a delivery off: translates it and acts, by {@code CaseDesk}. Runs inside one transaction that also ends the
     * delivery, so what is written stands exactly when the delivery is done; it is run again from the beginning when it lost
     * a race, when a server was killed, or when it threw. One delivery of a subject at a time, in the order of event time as
     * far as they are here: what comes late comes later, so a fact that was overtaken must not win.
     *
     * <p>The other system may be asked, before anything is written and with time-outs. It is never told anything from here:
     * that is for the outbox.
     *
     * @throws Unprocessable when trying again cannot help
     * @throws TryLater when the other system asks for patience
     */
    ProcessingResult work(Delivery delivery);
}
