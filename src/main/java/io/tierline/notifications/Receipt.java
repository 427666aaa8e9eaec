package io.tierline.notifications;

/**
 * What a channel gives when it has taken a message over.
 *
 * @param reference how the other side knows the message, such as a mail's Message-ID
 */
public record Receipt(String reference) {}
