package io.tierline.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

/**
 * When a desk works: a zone, weekly hours, free days and days with hours of their own. Immutable, safe for several threads.
 *
 * <p>All instants are UTC; the zone appears nowhere but in here. An instant is working time when the wall clock of the
 * zone shows a time inside a window of a day that is not free. Exact to the nanosecond. It knows the years 1970 to 2199
 * and refuses others.
 */
public final class WorkingCalendar {

    private static final int FIRST_YEAR = 1970;
    private static final int YEARS = 230;
    private static final long NANOS = 1_000_000_000L;

    private final String name;
    private final String version;
    private final ZoneId zone;
    private final WeeklyHours week;
    private final Holidays holidays;
    private final Map<Integer, Map<LocalDate, String>> freeDays = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<WorkingYear> years = new AtomicReferenceArray<>(YEARS);

    WorkingCalendar(String name, String version, ZoneId zone, WeeklyHours week, Holidays holidays) {
        this.name = name;
        this.version = version;
        this.zone = zone;
        this.week = week;
        this.holidays = holidays;
    }

    /**
     * A calendar of weekly hours alone, without free days.
     *
     * @param week by day, windows such as {@code 09:00-17:00}; days that are not named are free
     * @throws IllegalArgumentException for a text that is no window, windows that overlap, or a week without any
     */
    public static WorkingCalendar weekly(String name, ZoneId zone, Map<DayOfWeek, List<String>> week) {
        Map<DayOfWeek, List<Window>> windows = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, texts) ->
                windows.put(day, texts.stream().map(Window::parse).toList()));
        return new WorkingCalendar(name, "1", zone, new WeeklyHours(windows), Holidays.NONE);
    }

    public String name() {
        return name;
    }

    /** Changes whenever the calendar's file changes. */
    public String version() {
        return version;
    }

    public ZoneId zone() {
        return zone;
    }

    /**
     * When a target falls due.
     *
     * <p>Working hours: the first instant at which so much working time has passed.
     *
     * <p>Business days: the same local time so many business days on, counted from the first working instant at or after
     * the start: one business day from Friday 16:30 is Monday 16:30, and from Friday 20:00 (after hours) it is Tuesday
     * at opening. Where the desk does not work at that time of the day, the last closing before it counts; where it has
     * not opened by then, the opening.
     */
    public Instant due(Instant start, WorkingTime target) {
        return target.inBusinessDays() ? dueInDays(start, target.businessDays()) : due(start, target.hours());
    }

    /**
     * The first instant at which so much working time has passed since the start; the start itself for zero.
     *
     * @throws IllegalArgumentException when the amount is negative, or not reached by the end of 2199
     */
    public Instant due(Instant start, Duration amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("Working time cannot be negative: " + amount);
        }
        if (amount.isZero()) {
            return start;
        }
        int index = indexOf(start);
        long worked = Math.addExact(workedUntil(year(index), start), amount.toNanos());
        WorkingYear year = year(index);
        while (worked > year.total() * NANOS) {
            worked -= year.total() * NANOS;
            year = year(++index);
        }
        int interval = year.intervalWhere(-Math.floorDiv(-worked, NANOS));
        return Instant.ofEpochSecond(year.from(interval), worked - year.before(interval) * NANOS);
    }

    private Instant dueInDays(Instant start, int days) {
        ZonedDateTime opens = firstWorkingInstant(start).atZone(zone);
        LocalDate day = plusBusinessDays(opens.toLocalDate(), days);
        return at(day, inHours(windowsOn(day), opens.toLocalTime()));
    }

    /** The time itself inside a window, else the last closing before it, else the opening. */
    private static LocalTime inHours(List<Window> windows, LocalTime time) {
        int minute = time.toSecondOfDay() / 60;
        int closing = windows.get(0).from();
        for (Window window : windows) {
            if (window.from() <= minute && minute < window.to()) {
                return time;
            }
            if (window.to() <= minute) {
                closing = window.to();
            }
        }
        // Closing at 24:00 cannot come up here: no time of a day lies behind it.
        return LocalTime.ofSecondOfDay(closing * 60L);
    }

    /** A local time that does not exist falls on the clock change; of one that exists twice, the first counts. */
    private Instant at(LocalDate day, LocalTime time) {
        LocalDateTime local = day.atTime(time);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /** The working time between two instants; zero when {@code to} is not after {@code from}. */
    public Duration elapsed(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        int first = indexOf(from);
        int last = indexOf(to);
        long worked = workedUntil(year(last), to) - workedUntil(year(first), from);
        for (int index = first; index < last; index++) {
            worked += year(index).total() * NANOS;
        }
        return Duration.ofNanos(worked);
    }

    /** The stretches of working time between two instants, in order, none touching the next. */
    public List<Interval> intervals(Instant from, Instant to) {
        List<Interval> result = new ArrayList<>();
        Instant at = from;
        while (at.isBefore(to)) {
            WorkingYear year = year(indexOf(at));
            int next = year.firstEndingAfter(at.getEpochSecond());
            if (next == year.size()) {
                at = Instant.ofEpochSecond(year.end);
                continue;
            }
            Instant begin = later(at, Instant.ofEpochSecond(year.from(next)));
            Instant end = earlier(to, Instant.ofEpochSecond(year.to(next)));
            if (begin.isBefore(end)) {
                append(result, begin, end);
            }
            at = Instant.ofEpochSecond(year.to(next));
        }
        return result;
    }

    /** Around the clock, an interval ends at New Year and the next begins there: to a reader it is one. */
    private static void append(List<Interval> intervals, Instant begin, Instant end) {
        int last = intervals.size() - 1;
        if (last >= 0 && intervals.get(last).to().equals(begin)) {
            intervals.set(last, new Interval(intervals.get(last).from(), end));
        } else {
            intervals.add(new Interval(begin, end));
        }
    }

    /** The whole stretch between two instants, cut into what counts and what does not, and why. */
    public List<Span> spans(Instant from, Instant to) {
        List<Span> spans = new ArrayList<>();
        Instant at = from;
        for (Interval working : intervals(from, to)) {
            addClosed(spans, at, working.from());
            spans.add(new Span(working, true, "working hours"));
            at = working.to();
        }
        addClosed(spans, at, to);
        return spans;
    }

    private void addClosed(List<Span> spans, Instant from, Instant to) {
        Instant at = from;
        while (at.isBefore(to)) {
            String why = whyClosed(at.atZone(zone).toLocalDate());
            Instant until = at;
            while (until.isBefore(to)
                    && whyClosed(until.atZone(zone).toLocalDate()).equals(why)) {
                until = earlier(to, nextDay(until));
            }
            spans.add(new Span(new Interval(at, until), false, why));
            at = until;
        }
    }

    private Instant nextDay(Instant instant) {
        return instant.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private String whyClosed(LocalDate day) {
        Optional<OwnDay> own = holidays.withHours(day);
        if (own.isPresent()) {
            return own.get().toString();
        }
        boolean wouldWork = !week.on(day.getDayOfWeek()).isEmpty();
        return wouldWork ? holiday(day).orElse("outside working hours") : "outside working hours";
    }

    /** The name of the holiday or own free day, if it is one. */
    public Optional<String> holiday(LocalDate day) {
        return Optional.ofNullable(
                freeDays.computeIfAbsent(day.getYear(), holidays::in).get(day));
    }

    /** Whether the instant is working time. */
    public boolean isOpen(Instant instant) {
        WorkingYear year = year(indexOf(instant));
        int next = year.firstEndingAfter(instant.getEpochSecond());
        return next < year.size() && year.from(next) <= instant.getEpochSecond();
    }

    /** True when the desk has working hours on that date of its zone. */
    public boolean isBusinessDay(LocalDate day) {
        return !windowsOn(day).isEmpty();
    }

    /** The date so many business days after a date, which itself does not count. */
    public LocalDate plusBusinessDays(LocalDate day, int days) {
        LocalDate result = day;
        for (int left = days; left > 0; ) {
            result = result.plusDays(1);
            if (result.getYear() >= FIRST_YEAR + YEARS) {
                throw outOfRange(result);
            }
            left -= isBusinessDay(result) ? 1 : 0;
        }
        return result;
    }

    /** How many business days there are from a date (included) to another (not included). */
    public int businessDays(LocalDate from, LocalDate to) {
        return (int) from.datesUntil(to).filter(this::isBusinessDay).count();
    }

    /** The hours of the longest day, by the wall clock: what a business day is at most. */
    public Duration longestDay() {
        return Stream.concat(
                        Arrays.stream(DayOfWeek.values()).map(week::on),
                        holidays.withHours().map(OwnDay::hours))
                .map(windows -> windows.stream()
                        .mapToInt(window -> window.to() - window.from())
                        .sum())
                .max(Integer::compare)
                .map(Duration::ofMinutes)
                .orElseThrow();
    }

    /** The instant itself in working time, else the next opening. */
    private Instant firstWorkingInstant(Instant instant) {
        int index = indexOf(instant);
        int next = year(index).firstEndingAfter(instant.getEpochSecond());
        while (next == year(index).size()) {
            index++;
            next = 0;
        }
        return later(instant, Instant.ofEpochSecond(year(index).from(next)));
    }

    private List<Window> windowsOn(LocalDate day) {
        return holidays.withHours(day)
                .map(OwnDay::hours)
                .orElseGet(() -> holiday(day).isPresent() ? List.of() : week.on(day.getDayOfWeek()));
    }

    private static long workedUntil(WorkingYear year, Instant instant) {
        long second = instant.getEpochSecond();
        int interval = year.firstEndingAfter(second);
        long worked = year.before(interval) * NANOS;
        if (interval < year.size() && second >= year.from(interval)) {
            worked += (second - year.from(interval)) * NANOS + instant.getNano();
        }
        return worked;
    }

    private int indexOf(Instant instant) {
        long second = instant.getEpochSecond();
        // A mean year of 365.2425 days is right but for the days around New Year.
        long guess = Math.floorDiv(second, 31_556_952L);
        if (guess < -1 || guess > YEARS) {
            throw outOfRange(instant);
        }
        int index = (int) Math.max(0, Math.min(YEARS - 1, guess));
        if (second < year(index).start) {
            index--;
        } else if (second >= year(index).end) {
            index++;
        }
        if (index < 0 || index >= YEARS) {
            throw outOfRange(instant);
        }
        return index;
    }

    private WorkingYear year(int index) {
        if (index >= YEARS) {
            throw outOfRange(Integer.toString(FIRST_YEAR + index));
        }
        WorkingYear year = years.get(index);
        if (year == null) {
            // Two threads may both compute it: the results are equal.
            year = new WorkingYear(FIRST_YEAR + index, zone, this::windowsOn);
            years.set(index, year);
        }
        return year;
    }

    private IllegalArgumentException outOfRange(Object when) {
        return new IllegalArgumentException("The calendar " + name + " knows the years " + FIRST_YEAR + " to "
                + (FIRST_YEAR + YEARS - 1) + ", not " + when);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public String toString() {
        return name + " version " + version + " (" + zone + ")";
    }
}
