package io.tierline.connectors.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** How long a vendor asks us to wait, in the ways in which vendors say it. */
final class RetryAfter {

    /** Where a vendor says "too many" and no more. */
    static final Duration UNSAID = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /** @return at least a second and at most a day; empty when the answer says nothing that can be read */
    static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return read(headers.getFirst(HttpHeaders.RETRY_AFTER), now)
                .or(() -> read(headers.getFirst("ratelimit-reset"), now))
                .or(() -> read(headers.getFirst("X-RateLimit-Reset"), now))
                .map(wait -> wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> read(String value, Instant now) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        String text = value.strip();
        if (text.matches("\\d{1,12}(\\.\\d+)?")) {
            long seconds = (long) Math.ceil(Double.parseDouble(text));
            // A small number is a span; a large one is a moment, in seconds since 1970.
            return Optional.of(
                    seconds < 1_000_000_000L
                            ? Duration.ofSeconds(seconds)
                            : Duration.between(now, Instant.ofEpochSecond(seconds)));
        }
        return moment(text).map(at -> Duration.between(now, at));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notHttp) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException notIso) {
                return Optional.empty();
            }
        }
    }
}
