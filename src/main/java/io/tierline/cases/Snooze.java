package io.tierline.cases;

import java.time.Instant;

/**
 * That who has a case has set it aside.
 *
 * @param by the user id of who has the case
 * @param until when it comes back by itself, in UTC; it may be past
 * @param at the place in the ledger of the event, whose text says why
 */
public record Snooze(String by, Instant until, int at) {}
