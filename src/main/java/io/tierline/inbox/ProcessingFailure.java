package io.tierline.inbox;

import io.tierline.engine.CaseBusyException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Why a delivery was not worked off, and whether it is worth another attempt. What passes by itself is tried for about a
 * day; what looks like a fault of ours three times; what cannot work not again.
 *
 * @param words for the people who look, without personal data
 * @param attempts how many are made
 * @param notBefore when the other system wants to be asked again, or null
 */
record ProcessingFailure(String words, int attempts, Instant notBefore, boolean isExpected) {

    private static final int PATIENT = 100;
    private static final int FEW = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    static ProcessingFailure of(Throwable e, Instant now) {
        if (e instanceof UnprocessableDeliveryException) {
            return new ProcessingFailure(e.getMessage(), 1, null, true);
        }
        if (e instanceof RetryLaterException later) {
            return new ProcessingFailure(e.getMessage(), PATIENT, later.notBefore(now), true);
        }
        if (e instanceof CaseBusyException) {
            return new ProcessingFailure(e.getMessage(), PATIENT, null, true);
        }
        if (e instanceof TransientDataAccessException
                || e instanceof DataAccessResourceFailureException
                || e instanceof TransactionException) {
            return new ProcessingFailure("The database could not be reached.", PATIENT, null, true);
        }
        if (e instanceof UncheckedIOException) {
            return new ProcessingFailure("The other system could not be reached.", PATIENT, null, true);
        }
        // Its message may hold anything; it is in the log.
        return new ProcessingFailure(
                "Tierline made a mistake over it (" + e.getClass().getSimpleName()
                        + "; the details are in the server's log). Replay it once that is mended.",
                FEW,
                null,
                false);
    }

    /** When it is tried again after so many attempts; empty when it is not. */
    Optional<Instant> again(int made, Instant now) {
        if (made >= attempts) {
            return Optional.empty();
        }
        Duration pause = made > 10 ? LONGEST_PAUSE : FIRST_PAUSE.multipliedBy(1L << (made - 1));
        Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        return Optional.of(notBefore != null && notBefore.isAfter(next) ? notBefore : next);
    }
}
