package io.tierline.desk;

import java.time.Instant;

/**
 * A message whose person may still take it back.
 *
 * @param kind {@code update} to the customer, {@code note} to colleagues
 * @param once the same key is one press of Send; null for a press without one
 * @param pressedAt what the message counts from
 * @param undone whether it was taken back
 */
record HeldMessage(
        long id,
        String person,
        String caseKey,
        String kind,
        String words,
        String once,
        Instant pressedAt,
        Instant dueAt,
        boolean undone) {}
