package io.tierline.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The working time of one calendar year of a zone as a sorted table, in seconds since 1970. It makes each question a
 * binary search, however long the span is.
 *
 * <p>An instant is working time when the wall clock of the zone shows a time inside a window. So a missing hour in spring
 * is not counted, and a doubled one in autumn is counted twice: both is what people at the desk live through.
 */
final class WorkingYear {

    private static final long DAY = 86_400;

    /** No zone is further from UTC than this. */
    private static final long FURTHEST_OFFSET = 18 * 3_600;

    /** The year's first second, and the first of the next year. */
    final long start;

    final long end;

    private final long[] from;
    private final long[] to;

    /** Working seconds of the year before each interval; one more at the end: those of the whole year. */
    private final long[] before;

    WorkingYear(int year, ZoneId zone, Function<LocalDate, List<Window>> windows) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate next = first.plusYears(1);
        start = first.atStartOfDay(zone).toEpochSecond();
        end = next.atStartOfDay(zone).toEpochSecond();

        List<long[]> offsets = offsets(zone.getRules(), start - 2 * DAY, end + 2 * DAY);
        List<long[]> intervals = new ArrayList<>();
        // A day more on both sides: where the clock is set back at midnight, a date begins twice.
        for (LocalDate day = first.minusDays(1); day.isBefore(next.plusDays(1)); day = day.plusDays(1)) {
            for (Window window : windows.apply(day)) {
                add(intervals, day, window, offsets);
            }
        }
        intervals.sort(Comparator.comparingLong(interval -> interval[0]));
        List<long[]> merged = merge(intervals);

        from = merged.stream().mapToLong(interval -> interval[0]).toArray();
        to = merged.stream().mapToLong(interval -> interval[1]).toArray();
        before = new long[from.length + 1];
        for (int i = 0; i < from.length; i++) {
            before[i + 1] = before[i] + to[i] - from[i];
        }
    }

    /** The stretches of constant offset: from, to, offset. */
    private static List<long[]> offsets(ZoneRules rules, long from, long to) {
        List<long[]> result = new ArrayList<>();
        long at = from;
        while (at < to) {
            Instant instant = Instant.ofEpochSecond(at);
            ZoneOffsetTransition transition = rules.nextTransition(instant);
            long until = transition == null ? to : Math.min(to, transition.toEpochSecond());
            result.add(new long[] {at, until, rules.getOffset(instant).getTotalSeconds()});
            at = until;
        }
        return result;
    }

    private void add(List<long[]> intervals, LocalDate day, Window window, List<long[]> offsets) {
        long opens = day.toEpochDay() * DAY + window.from() * 60L;
        long closes = day.toEpochDay() * DAY + window.to() * 60L;
        for (long[] offset : offsets) {
            if (offset[1] < opens - FURTHEST_OFFSET || offset[0] > closes + FURTHEST_OFFSET) {
                continue;
            }
            long intervalFrom = Math.max(Math.max(offset[0], opens - offset[2]), start);
            long intervalTo = Math.min(Math.min(offset[1], closes - offset[2]), end);
            if (intervalFrom < intervalTo) {
                intervals.add(new long[] {intervalFrom, intervalTo});
            }
        }
    }

    private static List<long[]> merge(List<long[]> sorted) {
        List<long[]> merged = new ArrayList<>();
        for (long[] interval : sorted) {
            long[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && interval[0] <= last[1]) {
                last[1] = Math.max(last[1], interval[1]);
            } else {
                merged.add(interval);
            }
        }
        return merged;
    }

    long total() {
        return before[from.length];
    }

    int size() {
        return from.length;
    }

    long from(int i) {
        return from[i];
    }

    long to(int i) {
        return to[i];
    }

    /** The first interval that ends after the second; {@link #size()} when there is none. */
    int firstEndingAfter(long second) {
        int low = 0;
        int high = to.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to[middle] > second) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Working seconds from the year's start to the second. */
    long workedUntil(long second) {
        int i = firstEndingAfter(second);
        return before[i] + (i < from.length && second > from[i] ? second - from[i] : 0);
    }

    /** The interval in which so many working seconds of the year are used up: 0 &lt; worked &lt;= total. */
    int intervalWhere(long worked) {
        int low = 0;
        int high = from.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before[middle + 1] >= worked) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Working seconds of the year before the interval. */
    long before(int i) {
        return before[i];
    }
}
