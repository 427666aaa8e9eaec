package io.tierline.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keep how long decisions and passed elements are kept, as a number of days such as P365D; one day at least. The
 *     engine's own history has a setting of its own
 */
@ConfigurationProperties("tierline.history")
record HistorySettings(@DefaultValue("P365D") Duration keep) {

    HistorySettings {
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("tierline.history.keep is " + keep
                    + "; decisions and passed elements are kept for one day (P1D) at" + " least.");
        }
    }
}
