package io.tierline.oncall;

import io.tierline.calendar.Calendars;

/** The working calendars in force, wherever they are kept. */
public interface WorkCalendars {

    Calendars now();
}
