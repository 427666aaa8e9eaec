package io.tierline.sla;

import io.tierline.calendar.Interval;
import io.tierline.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pauses of a case, in order, none overlapping another; only the last may be open. */
record Pauses(List<Pause> list) {

    static final Pauses NONE = new Pauses(List.of());

    /**
     * Where a deadline lies once pauses have pushed it out, each by the working time it took.
     *
     * @param due where it would lie without pauses
     * @return null when an open pause holds it
     */
    Instant pushOut(Instant start, Instant due, WorkingCalendar calendar) {
        Instant result = due;
        Duration paused = Duration.ZERO;
        for (int i = firstEndingAfter(start); i < list.size(); i++) {
            Pause pause = list.get(i);
            Instant from = later(pause.from(), start);
            if (!result.isAfter(from)) {
                return result;
            }
            if (pause.isOpen()) {
                return null;
            }
            paused = paused.plus(calendar.elapsed(from, pause.to()));
            result = calendar.due(due, paused);
        }
        return result;
    }

    /** The working time that pauses take out of a stretch. */
    Duration within(Instant from, Instant to, WorkingCalendar calendar) {
        Duration paused = Duration.ZERO;
        for (int i = firstEndingAfter(from);
                i < list.size() && list.get(i).from().isBefore(to);
                i++) {
            Pause pause = list.get(i);
            paused = paused.plus(calendar.elapsed(later(pause.from(), from), pause.endBy(to)));
        }
        return paused;
    }

    /** The pauses as far as they lie in a stretch. */
    List<Interval> cut(Instant from, Instant to) {
        List<Interval> result = new ArrayList<>();
        for (int i = firstEndingAfter(from);
                i < list.size() && list.get(i).from().isBefore(to);
                i++) {
            Pause pause = list.get(i);
            Instant end = pause.endBy(to);
            Instant begin = later(pause.from(), from);
            if (begin.isBefore(end)) {
                result.add(new Interval(begin, end));
            }
        }
        return result;
    }

    /** Why nothing is counted at an instant that lies in a pause. */
    String whyAt(Instant instant) {
        return list.get(firstEndingAfter(instant)).why();
    }

    boolean openAt(Instant instant) {
        Pause last = list.isEmpty() ? null : list.get(list.size() - 1);
        return last != null && last.isOpen() && !last.from().isAfter(instant);
    }

    private int firstEndingAfter(Instant instant) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Instant end = list.get(middle).to();
            if (end == null || end.isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
