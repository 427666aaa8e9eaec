package io.tierline.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The free days of a calendar: the public holidays of a country and region, more dates of one's own, and dates taken
 * away because the desk works then. A date of one's own can have hours, such as the morning of Christmas Eve. Bank
 * holidays and observances are no public holidays.
 */
final class Holidays {

    static final Holidays NONE = new Holidays(null, null, Map.of(), Set.of());

    private final HolidayManager manager;
    private final String[] region;
    private final Map<LocalDate, OwnDay> own;
    private final Set<LocalDate> removed;

    /**
     * @param country an ISO 3166 code such as {@code DE}, or null for none
     * @param region as the holiday library names it, such as {@code be}, deeper ones as {@code by/ag}; null for what
     *     the whole country has
     */
    Holidays(String country, String region, Map<LocalDate, OwnDay> own, Set<LocalDate> removed) {
        this.manager = country == null ? null : HolidayManager.getInstance(ManagerParameters.create(code(country)));
        this.region =
                region == null ? new String[0] : region.toLowerCase(Locale.ROOT).split("/");
        this.own = new TreeMap<>(own);
        this.removed = new TreeSet<>(removed);
    }

    /** The names of the free days of a year. */
    Map<LocalDate, String> in(int year) {
        Map<LocalDate, String> names = new HashMap<>();
        // New Year's Day on a Saturday can be made up for on the Friday before, which is in the year before.
        for (int near = year - 1; manager != null && near <= year + 1; near++) {
            for (Holiday holiday : publicHolidays(near)) {
                String name = holiday.getDescription(Locale.ENGLISH);
                names.put(holiday.getActualDate(), name);
                // A holiday on a Sunday that is made up for on Monday: both days are free.
                holiday.getObservedDate().ifPresent(day -> names.put(day, name));
            }
        }
        own.forEach((date, day) -> {
            if (day.isFree()) {
                names.put(date, day.name());
            } else {
                names.remove(date);
            }
        });
        names.keySet().removeAll(removed);
        names.keySet().removeIf(day -> day.getYear() != year);
        return names;
    }

    /** The date, if it has hours of its own. */
    Optional<OwnDay> withHours(LocalDate date) {
        return Optional.ofNullable(own.get(date)).filter(day -> !day.isFree());
    }

    /** All dates with hours of their own. */
    Stream<OwnDay> withHours() {
        return own.values().stream().filter(day -> !day.isFree());
    }

    private Set<Holiday> publicHolidays(int year) {
        // Once a year and calendar: not worth relying on the library for threads.
        synchronized (Holidays.class) {
            return manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, region);
        }
    }

    /** Null, or what is wrong with a country. */
    static String problemOfCountry(String country) {
        return HolidayManager.getSupportedCalendarCodes().contains(code(country))
                ? null
                : "'" + country + "' is not a country with known holidays; known are " + countries();
    }

    /** Null, or what is wrong with the region of a known country. */
    static String problemOfRegion(String country, String region) {
        CalendarHierarchy place = HolidayManager.getInstance(ManagerParameters.create(code(country)))
                .getCalendarHierarchy();
        for (String step : region.toLowerCase(Locale.ROOT).split("/")) {
            CalendarHierarchy next = place.getChildren().get(step);
            if (next == null) {
                return "'" + step + "' is not a region of " + country + "; known are "
                        + new TreeSet<>(place.getChildren().keySet());
            }
            place = next;
        }
        return null;
    }

    private static Set<String> countries() {
        return new TreeSet<>(HolidayManager.getSupportedCalendarCodes());
    }

    private static String code(String country) {
        return country.toUpperCase(Locale.ROOT);
    }
}
