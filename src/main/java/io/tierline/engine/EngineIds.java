package io.tierline.engine;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;

/**
 * Ids of what the engine writes: 19 digits and small letters, 13 that count and 6 that tell this program from others on the
 * same database. The engine's own UUIDs have 36, and each id stands in a dozen columns and indexes. Later ids come after
 * earlier ones, so an index grows at its end instead of everywhere.
 */
final class EngineIds implements IdGenerator {

    private static final char[] DIGITS = "0123456789abcdefghijklmnopqrstuv".toCharArray();
    private static final int BITS = 5;
    private static final int COUNTED = 13;
    private static final int OF_THIS_PROGRAM = 6;
    /** A million in each millisecond; what goes beyond takes from the next one. */
    private static final int WITHIN_A_MILLISECOND = 20;

    /** The last one given: milliseconds of the clock, and a number within. Never less than before. */
    private final AtomicLong last = new AtomicLong();

    private final Clock clock;
    private final String program;

    EngineIds(Clock clock) {
        this(clock, new SecureRandom().nextInt(1 << (BITS * OF_THIS_PROGRAM)));
    }

    /** @param program 30 bits, by chance: two programs would have to draw the same and count alike */
    EngineIds(Clock clock, int program) {
        this.clock = clock;
        this.program = digits(program, OF_THIS_PROGRAM);
    }

    @Override
    public String getNextId() {
        long now = clock.millis() << WITHIN_A_MILLISECOND;
        return digits(last.updateAndGet(before -> Math.max(before + 1, now)), COUNTED) + program;
    }

    private static String digits(long number, int length) {
        char[] digits = new char[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = DIGITS[(int) (rest & (DIGITS.length - 1))];
            rest >>>= BITS;
        }
        return new String(digits);
    }
}
