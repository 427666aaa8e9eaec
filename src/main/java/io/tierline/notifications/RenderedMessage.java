package io.tierline.notifications;

/** A rendered message. */
record RenderedMessage(String subject, String body) {}
