package io.tierline.calendar;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target as a policy states it. Eight working hours and one business day are different things, so the two are never
 * mixed: {@code PT8H}, {@code PT1H30M} are working time, {@code P2D} is business days (see {@link
 * WorkingCalendar#due(java.time.Instant, WorkingTime)}).
 *
 * @param businessDays 0 when the target is in hours
 * @param hours zero when the target is in business days
 */
public record WorkingTime(int businessDays, Duration hours) {

    private static final Pattern DAYS = Pattern.compile("P(\\d{1,4})D");

    /** @throws IllegalArgumentException when it is nothing, negative, or both days and hours */
    public WorkingTime {
        boolean inDays = businessDays > 0 && hours.isZero();
        boolean inHours = businessDays == 0 && hours.compareTo(Duration.ZERO) > 0;
        if (!inDays && !inHours) {
            throw new IllegalArgumentException("A target is a positive number of business days (P2D) or of working"
                    + " hours (PT8H), not " + businessDays + " days and " + hours);
        }
    }

    public static WorkingTime ofHours(Duration hours) {
        return new WorkingTime(0, hours);
    }

    public static WorkingTime ofBusinessDays(int days) {
        return new WorkingTime(days, Duration.ZERO);
    }

    /**
     * Reads {@code PT8H} or {@code P2D}.
     *
     * @throws IllegalArgumentException for anything else, with the text and what is allowed
     */
    public static WorkingTime parse(String text) {
        Matcher days = DAYS.matcher(text);
        try {
            if (days.matches()) {
                return ofBusinessDays(Integer.parseInt(days.group(1)));
            }
            if (text.startsWith("PT")) {
                return ofHours(Duration.parse(text));
            }
        } catch (RuntimeException e) {
            // Told below, in the words of a policy's author.
        }
        throw new IllegalArgumentException("'" + text + "' is not a target: write working hours as PT8H or PT1H30M,"
                + " business days as P2D; not zero, and not both at once");
    }

    public boolean inBusinessDays() {
        return businessDays > 0;
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return inBusinessDays() ? "P" + businessDays + "D" : hours.toString();
    }
}
