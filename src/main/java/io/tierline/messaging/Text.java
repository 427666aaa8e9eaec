package io.tierline.messaging;

/** A rendered message. */
record Text(String subject, String body) {}
