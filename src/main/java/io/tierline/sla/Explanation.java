package io.tierline.sla;

import io.tierline.calendar.Interval;
import io.tierline.calendar.Span;
import io.tierline.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the figures of a clock come about. Nothing is computed before it is read, for it names each stretch of a case that
 * may be years old. Two are equal when they read the same.
 */
public final class Explanation {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);

    /**
     * A stretch of a clock's time. The parts leave no gap; the lengths of the counted ones add up to the clock's elapsed
     * time.
     *
     * @param why it counts or does not, in a reader's words
     */
    public record Part(Instant from, Instant to, boolean counted, String why) {

        public Duration length() {
            return Duration.between(from, to);
        }
    }

    private final ClockEvaluation reckoning;
    private final List<Verdict> verdicts;

    Explanation(ClockEvaluation reckoning, List<Verdict> verdicts) {
        this.reckoning = reckoning;
        this.verdicts = verdicts;
    }

    /** From the clock's start to its end, or to the instant of the evaluation. */
    public List<Part> parts() {
        WorkingCalendar calendar = reckoning.inForce.calendar();
        Pauses pauses = reckoning.pauses;
        List<Part> parts = new ArrayList<>();
        Instant at = reckoning.run.start;
        Instant until = reckoning.until();
        if (!at.isBefore(until)) {
            return List.of();
        }
        for (Interval pause : pauses.cut(at, until)) {
            addSpans(parts, calendar.spans(at, pause.from()));
            parts.add(new Part(pause.from(), pause.to(), false, pauses.whyAt(pause.from())));
            at = pause.to();
        }
        addSpans(parts, calendar.spans(at, until));
        return parts;
    }

    private static void addSpans(List<Part> parts, List<Span> spans) {
        for (Span span : spans) {
            parts.add(new Part(span.interval().from(), span.interval().to(), span.working(), span.why()));
        }
    }

    /** In plain text, in the calendar's local time. */
    public String text() {
        StringBuilder text = new StringBuilder();
        ZoneId zone = reckoning.inForce.calendar().zone();
        line(
                text,
                reckoning.run.name + " " + reckoning.run.occurrence
                        + (reckoning.run.holder == null ? "" : ", " + reckoning.run.holder));
        for (int i = 0; i < reckoning.pins.size(); i++) {
            line(text, policy(i, zone));
        }
        line(text, "Calendar " + reckoning.inForce.calendar());
        for (Part part : parts()) {
            line(
                    text,
                    local(part.from(), zone) + " to " + local(part.to(), zone) + "  "
                            + (part.counted() ? "counted  " : "left out ") + hours(part.length()) + "  " + part.why());
        }
        line(
                text,
                "Elapsed " + hours(reckoning.elapsed).strip() + "; working time left out by pauses "
                        + hours(reckoning.paused).strip());
        line(text, due(zone));
        verdicts.forEach(verdict -> line(text, verdict(verdict, zone)));
        return text.toString();
    }

    private String due(ZoneId zone) {
        if (reckoning.due != null) {
            return "Due " + local(reckoning.due, zone);
        }
        return reckoning.hasTarget() ? "Not due as long as it waits" : "Never due, for it has no target";
    }

    /** A verdict may have been given by another calendar than the one above: the versions tell. */
    private static String verdict(Verdict verdict, ZoneId zone) {
        return "Verdict " + verdict.kind().code() + (verdict.to() == null ? "" : " to " + verdict.to()) + " at "
                + local(verdict.at(), zone) + ", noticed " + local(verdict.noticed(), zone) + ", by policy version "
                + verdict.policyVersion() + " and calendar version " + verdict.calendarVersion()
                + (verdict.heldBy() == null ? "" : "; held by " + verdict.heldBy());
    }

    private String policy(int index, ZoneId zone) {
        Policies.Pin pin = reckoning.pins.get(index);
        boolean last = index == reckoning.pins.size() - 1;
        String target = reckoning.run.promised != null
                ? "promised for " + local(reckoning.run.promised, zone)
                : reckoning
                        .run
                        .target
                        .apply(pin.policy())
                        .map(time -> "target " + time)
                        .orElse("no target");
        return target + " by rule " + pin.policy().rule() + ", policy version "
                + pin.policy().version()
                + ", calendar " + pin.calendar().name()
                + (last ? "" : "; until " + local(reckoning.pins.get(index + 1).at(), zone));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String local(Instant instant, ZoneId zone) {
        return LOCAL.format(instant.atZone(zone));
    }

    /** As 26:05:00; to the second, rounded down. */
    private static String hours(Duration duration) {
        return "%4d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Explanation explanation && text().equals(explanation.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** Short, so that logging a clock does not compute it. */
    @Override
    public String toString() {
        return "how " + reckoning.run.name + " " + reckoning.run.occurrence + " comes about";
    }
}
