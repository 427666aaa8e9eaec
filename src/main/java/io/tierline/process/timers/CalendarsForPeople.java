package io.tierline.process.timers;

import io.tierline.calendar.Calendars;
import io.tierline.oncall.WorkCalendars;
import org.springframework.stereotype.Component;

/** The working hours of people are those of the calendars that the process owners have published. */
@Component
class CalendarsForPeople implements WorkCalendars {

    private final CalendarsInForce inForce;

    CalendarsForPeople(CalendarsInForce inForce) {
        this.inForce = inForce;
    }

    @Override
    public Calendars now() {
        return inForce.now();
    }
}
