package io.tierline.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a calendar from YAML, and collects everything that is wrong with it. */
final class CalendarFile {

    private static final Set<String> FIELDS = Set.of("name", "version", "zone", "week", "holidays");
    private static final Set<String> HOLIDAY_FIELDS = Set.of("country", "region", "add", "remove");
    private static final Set<String> OWN_DAY_FIELDS = Set.of("name", "hours");
    private static final String FREE_DAY = "own free day";

    /** No holiday's name begins so: it is hours, well written or not. */
    private static final Pattern LIKE_HOURS = Pattern.compile("\\s*\\d{1,2}([:.]\\d{2})?\\s*(-|\u2013|to\\b)");

    private final String fileName;
    private final String text;
    private final List<String> problems = new ArrayList<>();

    CalendarFile(String fileName, String text) {
        this.fileName = fileName;
        this.text = text;
    }

    /** @throws InvalidCalendarException with all problems */
    WorkingCalendar read() {
        Map<?, ?> root = parse();
        unknownFields("", root, FIELDS);
        String name = required(root, "name");
        ZoneId zone = zone(required(root, "zone"));
        WeeklyHours week = week(root.get("week"));
        Holidays holidays = holidays(root.get("holidays"));
        if (!problems.isEmpty()) {
            throw new InvalidCalendarException(problems);
        }
        // Without a version of the author's own, it is a digest: it changes with each edit, and cannot be forgotten.
        String version =
                root.get("version") == null ? digest() : root.get("version").toString();
        return new WorkingCalendar(name, version, zone, week, holidays);
    }

    private Map<?, ?> parse() {
        try {
            if (yaml().load(text) instanceof Map<?, ?> map) {
                return map;
            }
            problems.add(fileName + ": a calendar has the fields name, zone, week and, if you like, holidays");
        } catch (YAMLException e) {
            problems.add(fileName + ": not readable as YAML: " + e.getMessage().replaceAll("\\s+", " "));
        }
        throw new InvalidCalendarException(problems);
    }

    /** Everything is text: otherwise YAML reads the country NO as false and a date as an instant. */
    private static Yaml yaml() {
        LoaderOptions loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        DumperOptions dumping = new DumperOptions();
        Resolver textOnly = new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                // None.
            }
        };
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, textOnly);
    }

    private String required(Map<?, ?> map, String field) {
        if (map.get(field) instanceof String value && !value.isBlank()) {
            return value.trim();
        }
        problem(field, "is missing");
        return null;
    }

    private ZoneId zone(String zone) {
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            problem("zone", "'" + zone + "' is not a known time zone; write it as Europe/Berlin or UTC");
            return null;
        }
    }

    private WeeklyHours week(Object value) {
        if ("24x7".equals(value)) {
            return WeeklyHours.always();
        }
        if (!(value instanceof Map<?, ?> days)) {
            problem("week", "is missing: write 24x7, or hours by day such as monday: 09:00-17:00");
            return null;
        }
        int before = problems.size();
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        days.forEach((key, hours) -> {
            List<Window> windows = windows("week." + key, hours);
            for (DayOfWeek day : days("week." + key, String.valueOf(key))) {
                if (week.put(day, windows) != null) {
                    problem("week." + key, lower(day) + " is given twice");
                }
            }
        });
        try {
            return problems.size() > before ? null : new WeeklyHours(week);
        } catch (IllegalArgumentException e) {
            problem("week", e.getMessage());
            return null;
        }
    }

    /** {@code monday}, or {@code monday-friday}. */
    private List<DayOfWeek> days(String field, String key) {
        String[] ends = key.split("-", 2);
        try {
            DayOfWeek day = DayOfWeek.valueOf(ends[0].trim().toUpperCase(Locale.ROOT));
            DayOfWeek last = DayOfWeek.valueOf(ends[ends.length - 1].trim().toUpperCase(Locale.ROOT));
            List<DayOfWeek> result = new ArrayList<>(List.of(day));
            while (day != last) {
                day = day.plus(1);
                result.add(day);
            }
            return result;
        } catch (IllegalArgumentException e) {
            problem(field, "is not a day; write monday, or monday-friday");
            return List.of();
        }
    }

    private List<Window> windows(String field, Object hours) {
        List<Window> windows = new ArrayList<>();
        Collection<?> texts = hours instanceof Collection<?> several ? several : List.of(String.valueOf(hours));
        try {
            for (Object window : texts) {
                windows.add(Window.parse(String.valueOf(window)));
            }
            return WeeklyHours.inOrder(windows);
        } catch (IllegalArgumentException e) {
            problem(field, e.getMessage());
            return List.of();
        }
    }

    private Holidays holidays(Object value) {
        if (value == null) {
            return Holidays.NONE;
        }
        if (!(value instanceof Map<?, ?> map)) {
            problem("holidays", "has the fields country, region, add and remove");
            return null;
        }
        unknownFields("holidays.", map, HOLIDAY_FIELDS);
        int before = problems.size();
        String country = place(map, "country");
        String region = place(map, "region");
        checkPlace(country, region);
        Map<LocalDate, OwnDay> added = added(map.get("add"));
        Set<LocalDate> removed = removed(map.get("remove"));
        added.forEach((date, day) -> {
            if (!day.isFree() && removed.contains(date)) {
                problem("holidays.remove", date + " has hours of its own in holidays.add; leave it out here");
            }
        });
        return problems.size() > before ? null : new Holidays(country, region, added, removed);
    }

    private static String place(Map<?, ?> map, String field) {
        return map.get(field) == null ? null : map.get(field).toString().trim();
    }

    private void checkPlace(String country, String region) {
        if (country == null) {
            if (region != null) {
                problem("holidays.region", "needs a country");
            }
            return;
        }
        String wrongCountry = Holidays.problemOfCountry(country);
        if (wrongCountry != null) {
            problem("holidays.country", wrongCountry);
        } else if (region != null && Holidays.problemOfRegion(country, region) != null) {
            problem("holidays.region", Holidays.problemOfRegion(country, region));
        }
    }

    private Map<LocalDate, OwnDay> added(Object value) {
        Map<LocalDate, OwnDay> result = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((date, day) ->
                    date("holidays.add", date).ifPresent(at -> result.put(at, ownDay("holidays.add." + date, day))));
        } else if (value instanceof Collection<?> dates) {
            dates.forEach(date ->
                    date("holidays.add", date).ifPresent(at -> result.put(at, new OwnDay(FREE_DAY, List.of()))));
        } else if (value != null) {
            problem(
                    "holidays.add",
                    "is a list of dates, or of dates with a name or hours such as 2026-12-24: Christmas Eve, or"
                            + " 2026-12-24: 09:00-12:00");
        }
        return result;
    }

    /** A name, hours, several hours, or both as {@code {name: ..., hours: ...}}. */
    private OwnDay ownDay(String field, Object day) {
        if (day instanceof Map<?, ?> map) {
            unknownFields(field + ".", map, OWN_DAY_FIELDS);
            List<Window> hours = map.get("hours") == null ? List.of() : windows(field + ".hours", map.get("hours"));
            return new OwnDay(name(map.get("name"), hours), hours);
        }
        if (day instanceof Collection<?>
                || LIKE_HOURS.matcher(String.valueOf(day)).lookingAt()) {
            List<Window> hours = windows(field, day);
            return new OwnDay(name(null, hours), hours);
        }
        return new OwnDay(name(day, List.of()), List.of());
    }

    private static String name(Object given, List<Window> hours) {
        boolean named = given != null && !given.toString().isBlank();
        return named ? given.toString().trim() : hours.isEmpty() ? FREE_DAY : "own hours";
    }

    private Set<LocalDate> removed(Object value) {
        Set<LocalDate> result = new HashSet<>();
        if (value instanceof Collection<?> dates) {
            dates.forEach(date -> date("holidays.remove", date).ifPresent(result::add));
        } else if (value != null) {
            problem("holidays.remove", "is a list of dates such as [2026-10-31]");
        }
        return result;
    }

    private Optional<LocalDate> date(String field, Object date) {
        try {
            return Optional.of(LocalDate.parse(String.valueOf(date)));
        } catch (DateTimeException e) {
            problem(field, "'" + date + "' is not a date such as 2026-12-24");
            return Optional.empty();
        }
    }

    private void unknownFields(String prefix, Map<?, ?> map, Set<String> known) {
        for (Object field : map.keySet()) {
            if (!known.contains(String.valueOf(field))) {
                problem(
                        prefix + field,
                        "is not a field of a calendar; there are "
                                + known.stream().sorted().toList());
            }
        }
    }

    private void problem(String field, String what) {
        problems.add(fileName + ": " + field + ": " + what);
    }

    private static String lower(DayOfWeek day) {
        return day.toString().toLowerCase(Locale.ROOT);
    }

    private String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
