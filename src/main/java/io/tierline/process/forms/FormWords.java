package io.tierline.process.forms;

import io.tierline.cases.Reference;
import io.tierline.words.Reader;
import io.tierline.words.Saying;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How forms write what they show: instants, spans, lines, and Markdown that strangers have no say in. */
final class FormWords {

    private static final int BRIEF = 300;

    private FormWords() {}

    /** Those that there are, a line each; null for none. */
    static String lines(String... lines) {
        String joined = Stream.of(lines).filter(Objects::nonNull).collect(Collectors.joining("\n"));
        return joined.isEmpty() ? null : joined;
    }

    static String span(Duration span) {
        if (span.toMinutes() < 1) {
            return Saying.of("span.under-a-minute").now();
        }
        return Stream.of(
                        counted("span.days", span.toDays()),
                        counted("span.hours", span.toHoursPart()),
                        counted("span.minutes", span.toMinutesPart()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String counted(String code, long number) {
        return number > 0 ? Saying.of(code, number).now() : null;
    }

    /** When it was said, and what, as the reader has their times. */
    static String saidAt(Instant at, String said) {
        return Reader.now().minuteAndZone(at) + ": " + said;
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
