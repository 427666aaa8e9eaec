package io.tierline.review;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.cases.LevelTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a postmortem's draft from a case's ledger: plain text, times in UTC. */
final class DraftWriter {

    private static final Set<String> VERDICTS = Set.of(EventType.MET, EventType.BREACHED, EventType.CORRECTED);

    private final List<CaseEvent> events;
    private final Map<Integer, Map<String, String>> texts;
    private final Case file;
    private final LevelTable levels;
    private final StringBuilder draft = new StringBuilder();

    DraftWriter(List<CaseEvent> events, Map<Integer, Map<String, String>> texts, Case file, LevelTable levels) {
        this.events = events;
        this.texts = texts;
        this.file = file;
        this.levels = levels;
    }

    String write() {
        heading();
        section("Timeline");
        Timeline timeline = new Timeline(texts, levels);
        inTheirOrder().forEach(event -> timeline.say(event).ifPresent(words -> line(event.happenedAt(), words)));
        section("Who had it, and how long");
        file.assignments().forEach(this::assignment);
        section("Clocks");
        boolean judged = false;
        for (CaseEvent event : events) {
            if (VERDICTS.contains(event.type())) {
                item(verdict(event));
                judged = true;
            }
        }
        unless(judged, "No clock came to a verdict.");
        section("Who was told what, and when");
        told();
        section("Findings so far");
        finding("Root cause", "rootCause");
        finding("Mitigation", "mitigation");
        finding("Prevention", "prevention");
        section("Suggested action items");
        List<String> suggestions = new Suggestions(events, texts, file, levels).list();
        suggestions.forEach(this::item);
        unless(!suggestions.isEmpty(), "The ledger suggests none.");
        return draft.toString().strip() + "\n";
    }

    private void heading() {
        String title = texts.getOrDefault(1, Map.of()).getOrDefault("title", "");
        draft.append(file.caseKey()).append(title.isEmpty() ? "" : ": " + PostmortemText.brief(title));
        draft.append("\n%s, %s, impact %s; customer %s, plan %s; all times in UTC.\n"
                .formatted(file.priority(), file.category(), file.impact(), file.customer(), file.plan()));
    }

    private void assignment(Assignment assignment) {
        Instant end = assignment.left() == null ? file.updatedAt() : assignment.left();
        StringBuilder words = new StringBuilder()
                .append(levels.name(assignment.tier()))
                .append(": ")
                .append(PostmortemText.span(assignment.held(end)))
                .append(" from ")
                .append(PostmortemText.time(assignment.entered()));
        if (assignment.acknowledgedAt() == null) {
            words.append(", never acknowledged");
        } else {
            words.append(", acknowledged after ")
                    .append(PostmortemText.span(Duration.between(assignment.entered(), assignment.acknowledgedAt())));
        }
        if (assignment.outcome() != null) {
            words.append("; outcome: ").append(PostmortemText.spaced(assignment.outcome()));
        }
        item(words.append('.').toString());
    }

    private static String verdict(CaseEvent event) {
        String clock = PostmortemText.spaced(event.text("clock"))
                + (event.number("occurrence") > 1 ? " no. " + event.number("occurrence") : "");
        Instant at = event.instant("at");
        return "%s: %s, due %s, %s %s%s"
                .formatted(
                        clock,
                        event.is(EventType.CORRECTED) ? "corrected on late evidence" : event.type(),
                        PostmortemText.time(event.instant("due")),
                        event.is(EventType.BREACHED) ? "passed" : "kept at",
                        PostmortemText.time(at == null ? event.happenedAt() : at),
                        noticedLate(event));
    }

    /** A breach found late is dated when it was; a reader must see both. */
    private static String noticedLate(CaseEvent event) {
        Instant at = event.instant("at") == null ? event.happenedAt() : event.instant("at");
        return event.learnedAt().isAfter(at.plusSeconds(59))
                ? " (noticed " + PostmortemText.time(event.learnedAt()) + ")."
                : ".";
    }

    private void told() {
        Map<String, String> deliveries = new HashMap<>();
        events.stream()
                .filter(event -> event.is(EventType.MESSAGE_SENT) || event.is(EventType.MESSAGE_FAILED))
                .forEach(event -> deliveries.put(
                        event.text("delivery"),
                        event.is(EventType.MESSAGE_SENT)
                                ? "sent " + PostmortemText.time(event.happenedAt())
                                : "failed"));
        boolean any = false;
        for (CaseEvent event : inTheirOrder()) {
            String words =
                    switch (event.type()) {
                        case EventType.MESSAGE_QUEUED ->
                            "Message \"%s\" to %s: %s."
                                    .formatted(
                                            PostmortemText.spaced(event.text("template")),
                                            event.text("to"),
                                            deliveries.getOrDefault(event.text("delivery"), "not delivered yet"));
                        case EventType.MESSAGE_FAILED -> undeliverable(event);
                        case EventType.PUBLIC_UPDATE -> "Update to the customer" + quoted(event);
                        case EventType.CUSTOMER_ASKED -> "Question to the customer" + quoted(event);
                        case EventType.RESOLUTION_TOLD -> "Resolution to the customer" + quoted(event);
                        default -> null;
                    };
            if (words != null) {
                line(event.happenedAt(), words);
                any = true;
            }
        }
        unless(any, "Nobody was told anything.");
    }

    /** A message that never was queued; one that was is told of there. */
    private static String undeliverable(CaseEvent event) {
        return event.text("delivery") != null
                ? null
                : "Message \"%s\" to %s: not sent, there is nobody to send it to."
                        .formatted(PostmortemText.spaced(event.text("template")), event.text("to"));
    }

    private String quoted(CaseEvent event) {
        String text = Timeline.said(texts, event);
        return text == null ? "." : ": \"" + PostmortemText.brief(text) + "\"";
    }

    private void finding(String title, String name) {
        String text = Findings.last(events, texts, name);
        item(title + ": " + (text == null ? "not recorded" : text.strip()));
    }

    /** What we learned late stands where it happened. */
    private List<CaseEvent> inTheirOrder() {
        return events.stream()
                .sorted(Comparator.comparing(CaseEvent::happenedAt))
                .toList();
    }

    private void section(String title) {
        draft.append('\n').append(title.toUpperCase(Locale.ROOT)).append('\n');
    }

    private void line(Instant at, String words) {
        item(PostmortemText.time(at) + "  " + words);
    }

    private void item(String words) {
        draft.append("- ").append(words).append('\n');
    }

    private void unless(boolean any, String words) {
        if (!any) {
            item(words);
        }
    }
}
