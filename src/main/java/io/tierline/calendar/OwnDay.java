package io.tierline.calendar;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A date that is unlike its weekday.
 *
 * @param name what people read where time does not count
 * @param hours of that date, in order; none on a free day
 */
record OwnDay(String name, List<Window> hours) {

    boolean isFree() {
        return hours.isEmpty();
    }

    @Override
    public String toString() {
        return isFree()
                ? name
                : name + ", " + hours.stream().map(Window::toString).collect(Collectors.joining(", "));
    }
}
