package io.tierline.desk;

import java.time.Duration;

/**
 * A message that its person may still take back, as their screen shows it.
 *
 * @param seconds until it goes out
 */
record HeldView(long id, String kind, String text, long seconds) {

    private static final Duration NEARLY_A_SECOND = Duration.ofMillis(999);

    static HeldView of(HeldMessage held, Duration left) {
        return new HeldView(
                held.id(), held.kind(), held.words(), left.plus(NEARLY_A_SECOND).toSeconds());
    }
}
