package io.tierline.notifications;

import java.util.List;

/**
 * What a channel is asked in one go; "sending" is committed for all of it.
 *
 * @param first the delivery under whose number it goes
 * @param pile all that goes with it, itself among them; more than one go as a {@link Digest}
 * @param afterDeath whether an earlier attempt at it ended without a result: its process was killed, or lost its lease
 */
record Attempt(Delivery first, List<Delivery> pile, boolean afterDeath) {}
