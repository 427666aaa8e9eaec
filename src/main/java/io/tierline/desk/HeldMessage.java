package io.tierline.desk;

import java.time.Instant;

/**
 * A message whose person may still take it back.
 *
 * @param pressedAt what the message counts from
 * @param undone whether it was taken back
 */
record HeldMessage(long id, Message message, Instant pressedAt, Instant dueAt, boolean undone) {}
