package io.tierline.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tierline's own screens.
 *
 * @param undo how long a message or a note can be taken back after Send, a minute at most; 0 sends at once
 * @param snooze how long a case can be set aside at most
 */
@ConfigurationProperties("tierline.desk")
record DeskSettings(@DefaultValue("PT10S") Duration undo, @DefaultValue("P14D") Duration snooze) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    DeskSettings {
        if (undo.isNegative() || undo.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("tierline.desk.undo is " + undo
                    + ": set how long a message can be taken back, from PT0S (not at all) to " + LONGEST + ".");
        }
        if (snooze.isNegative() || snooze.isZero()) {
            throw new IllegalArgumentException("tierline.desk.snooze is " + snooze
                    + ": set how long a case can be set aside at most, such as P14D.");
        }
    }
}
