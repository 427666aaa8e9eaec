package io.tierline.words;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who reads what is said now. At the screens it is a person: in the first language that their browser asks for, as Camunda's
 * own parts take it, and in their browser's zone. Everywhere else it is a program, or a person whom we know nothing of: they
 * read English, and instants as ISO writes them.
 *
 * @param language of two letters, one that there are words in
 * @param person whether it is one at a screen
 */
public record Reader(String language, ZoneId zone, boolean person) {

    public static final String ENGLISH = "en";

    /** In which a browser's scripts tell the zone, such as {@code Europe/Berlin}. */
    public static final String ZONE_HEADER = "X-Time-Zone";

    /** Programs, and jobs. */
    public static final Reader PROGRAM = new Reader(ENGLISH, ZoneOffset.UTC, false);

    /** Whose request is served at this moment. */
    public static Reader now() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                ? of(asked.getRequest())
                : PROGRAM;
    }

    public static Reader of(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.startsWith("/camunda/") && !path.startsWith("/desk/")) {
            return PROGRAM;
        }
        String asked = request.getHeader("Accept-Language") == null
                ? ENGLISH
                : request.getLocale().getLanguage();
        return new Reader(
                Catalogue.languages().contains(asked) ? asked : ENGLISH, zone(request.getHeader(ZONE_HEADER)), true);
    }

    private static ZoneId zone(String header) {
        try {
            return header == null ? ZoneOffset.UTC : ZoneId.of(header);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    public boolean readsEnglish() {
        return ENGLISH.equals(language);
    }

    /** "23 Nov 09:30": day and minute, where the year is plain. */
    public String minute(Instant at) {
        return written("time.minute", at);
    }

    /** The same, with the zone where it is not known to be the reader's own. */
    public String minuteAndZone(Instant at) {
        return minute(at) + zoneIfNotTheirs();
    }

    /** "Mon 23 Nov 2026, 09:30 UTC": the whole moment. */
    public String moment(Instant at) {
        return written("time.moment", at) + zoneIfNotTheirs();
    }

    private String written(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(Catalogue.text(language, pattern), locale())
                .withZone(zone)
                .format(at);
    }

    private String zoneIfNotTheirs() {
        return zone.equals(ZoneOffset.UTC) ? " UTC" : "";
    }
}
