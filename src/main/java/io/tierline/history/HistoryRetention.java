package io.tierline.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.IntSupplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Deletes what is older than {@code tierline.history.keep}, from two to five at night in UTC, when the engine cleans its
 * history up too. What is left at five waits for the next night.
 */
@EnableConfigurationProperties(HistorySettings.class)
@Component
class HistoryRetention {

    /** Small enough that no other transaction waits for it. Each is a transaction of its own. */
    static final int BATCH = 5_000;

    private static final LocalTime BEGIN = LocalTime.of(2, 0);
    private static final LocalTime END = LocalTime.of(5, 0);

    private final HistoryTable table;
    private final Clock clock;
    private final HistorySettings settings;

    HistoryRetention(HistoryTable table, Clock clock, HistorySettings settings) {
        this.table = table;
        this.clock = clock;
        this.settings = settings;
    }

    /** @return how many rows were deleted: none by day */
    int run() {
        Instant expiry = clock.instant().minus(settings.keep());
        return batches(() -> table.deleteAnswers(expiry, BATCH)) + batches(() -> table.deleteElements(expiry, BATCH));
    }

    /** How long it is from now until it is due again. */
    Duration pause() {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        ZonedDateTime today = now.with(BEGIN);
        return Duration.between(now, now.isBefore(today) ? today : today.plusDays(1));
    }

    private int batches(IntSupplier batch) {
        int all = 0;
        int some = BATCH;
        while (some == BATCH && isNight()) {
            some = batch.getAsInt();
            all += some;
        }
        return all;
    }

    private boolean isNight() {
        LocalTime now = clock.instant().atZone(ZoneOffset.UTC).toLocalTime();
        return !now.isBefore(BEGIN) && now.isBefore(END);
    }
}
