package io.tierline.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tierline's own screens.
 *
 * @param undo how long a message or a note can be taken back after Send, a minute at most; 0 sends at once
 */
@ConfigurationProperties("tierline.desk")
record DeskSettings(@DefaultValue("PT10S") Duration undo) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    DeskSettings {
        if (undo.isNegative() || undo.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("tierline.desk.undo is " + undo
                    + ": set how long a message can be taken back, from PT0S (not at all) to " + LONGEST + ".");
        }
    }
}
