package io.tierline.cases.events;

/** Tells of a message in the outbox. */
public interface MessageAbout {

    /** The id of a person or of a channel; null where it tells of no message after all. */
    String recipient();
}
