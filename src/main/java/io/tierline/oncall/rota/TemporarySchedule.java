package io.tierline.oncall.rota;

import io.tierline.calendar.Interval;
import java.util.List;

/** Fixed shifts that count instead of all rotations and overrides for a span, such as over the end of the year. */
public record TemporarySchedule(Interval span, List<FixedShift> shifts) {

    public TemporarySchedule {
        shifts = List.copyOf(shifts);
    }

    /** The time on call of a person. What lies outside the schedule's span does not count. */
    public record FixedShift(Interval span, String person) {}
}
