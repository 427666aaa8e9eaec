package io.tierline.process.forms;

import io.tierline.cases.Reference;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How forms write what they show: instants, spans, lines, and Markdown that strangers have no say in. */
final class FormWords {

    static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int BRIEF = 300;

    private FormWords() {}

    /** Those that there are, a line each; null for none. */
    static String lines(String... lines) {
        String joined = Stream.of(lines).filter(Objects::nonNull).collect(Collectors.joining("\n"));
        return joined.isEmpty() ? null : joined;
    }

    static String span(Duration span) {
        if (span.toMinutes() < 1) {
            return "under a minute";
        }
        return Stream.of(
                        span.toDays() > 0 ? span.toDays() + " d" : null,
                        span.toHoursPart() > 0 ? span.toHoursPart() + " h" : null,
                        span.toMinutesPart() > 0 ? span.toMinutesPart() + " min" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    static String brief(String text) {
        String line = oneLine(text);
        return line.length() <= BRIEF ? line : line.substring(0, BRIEF - 1) + "…";
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Text that Markdown shows as it is: no markup, no links of strangers. */
    static String markdown(String text) {
        StringBuilder escaped = new StringBuilder();
        oneLine(text).codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || " ,;'()-".indexOf(point) >= 0 || point > 127) {
                escaped.appendCodePoint(point);
            } else {
                escaped.append("&#").append(point).append(';');
            }
        });
        return escaped.toString();
    }

    /** One more line of Markdown for the head: where else the case is known. Empty where nowhere. */
    static String references(List<Reference> references) {
        return references.isEmpty()
                ? ""
                : references.stream().map(FormWords::reference).collect(Collectors.joining(" · ", "\n\n", ""));
    }

    private static String reference(Reference reference) {
        String name = markdown(reference.system() + " " + reference.ref());
        // Brackets would end the link.
        String url = reference.url() == null
                ? ""
                : reference.url().replace("(", "%28").replace(")", "%29");
        return url.isEmpty() ? name : "[%s](%s)".formatted(name, url);
    }
}
