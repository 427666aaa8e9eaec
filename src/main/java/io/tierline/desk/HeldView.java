package io.tierline.desk;

import java.time.Duration;

/**
 * A message that its person may still take back, as their screen shows it.
 *
 * @param files how many go along
 * @param seconds until it goes out
 */
record HeldView(long id, String kind, String text, int files, long seconds) {

    private static final Duration NEARLY_A_SECOND = Duration.ofMillis(999);

    static HeldView of(HeldMessage held, Duration left) {
        return new HeldView(
                held.id(),
                held.message().kind(),
                held.message().words(),
                held.message().files().size(),
                left.plus(NEARLY_A_SECOND).toSeconds());
    }
}
