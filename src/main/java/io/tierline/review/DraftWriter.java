package io.tierline.review;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.LevelTable;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.MessageEvents.MessageSent;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.VerdictEvents;
import io.tierline.cases.events.VerdictEvents.AtRisk;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Corrected;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a postmortem's draft from a case's ledger: plain text, times in UTC. */
final class DraftWriter {

    private final List<CaseEvent> events;
    private final CaseTexts texts;
    private final Case file;
    private final LevelTable levels;
    private final StringBuilder draft = new StringBuilder();

    DraftWriter(List<CaseEvent> events, CaseTexts texts, Case file, LevelTable levels) {
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
            if (event.facts() instanceof VerdictEvents verdict && !(verdict instanceof AtRisk)) {
                item(verdict(event, verdict));
                judged = true;
            }
        }
        unless(judged, "No clock came to a verdict.");
        section("Who was told what, and when");
        told();
        section("Findings so far");
        finding("Root cause", EventText.ROOT_CAUSE);
        finding("Mitigation", EventText.MITIGATION);
        finding("Prevention", EventText.PREVENTION);
        section("Suggested action items");
        List<String> suggestions = new Suggestions(events, texts, file, levels).list();
        suggestions.forEach(this::item);
        unless(!suggestions.isEmpty(), "The ledger suggests none.");
        return draft.toString().strip() + "\n";
    }

    private void heading() {
        String title = texts.ticket().getOr(EventText.TITLE, "");
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

    private static String verdict(CaseEvent event, VerdictEvents facts) {
        String clock =
                PostmortemText.spaced(facts.clock()) + (facts.occurrence() > 1 ? " no. " + facts.occurrence() : "");
        Instant at = facts.at() == null ? event.happenedAt() : facts.at();
        return "%s: %s, due %s, %s %s%s"
                .formatted(
                        clock,
                        event.is(Corrected.class) ? "corrected on late evidence" : event.type(),
                        PostmortemText.time(facts.due()),
                        event.is(Breached.class) ? "passed" : "kept at",
                        PostmortemText.time(at),
                        noticedLate(event, at));
    }

    /** A breach found late is dated when it was; a reader must see both. */
    private static String noticedLate(CaseEvent event, Instant at) {
        return event.learnedAt().isAfter(at.plusSeconds(59))
                ? " (noticed " + PostmortemText.time(event.learnedAt()) + ")."
                : ".";
    }

    private void told() {
        Map<Long, String> deliveries = new HashMap<>();
        for (CaseEvent event : events) {
            if (event.facts() instanceof MessageSent sent) {
                deliveries.put(sent.delivery(), "sent " + PostmortemText.time(event.happenedAt()));
            } else if (event.facts() instanceof MessageFailed failed) {
                deliveries.put(failed.delivery(), "failed");
            }
        }
        boolean any = false;
        for (CaseEvent event : inTheirOrder()) {
            String words = told(event, deliveries);
            if (words != null) {
                line(event.happenedAt(), words);
                any = true;
            }
        }
        unless(any, "Nobody was told anything.");
    }

    private String told(CaseEvent event, Map<Long, String> deliveries) {
        if (event.facts() instanceof MessageQueued queued) {
            return "Message \"%s\" to %s: %s."
                    .formatted(
                            PostmortemText.spaced(queued.template()),
                            queued.to(),
                            deliveries.getOrDefault(queued.delivery(), "not delivered yet"));
        }
        // One that was queued is told of there.
        if (event.facts() instanceof MessageFailed failed && failed.delivery() == null) {
            return "Message \"%s\" to %s: not sent, there is nobody to send it to."
                    .formatted(PostmortemText.spaced(failed.template()), failed.to());
        }
        if (event.is(PublicUpdate.class)) {
            return "Update to the customer" + quoted(event);
        }
        if (event.is(CustomerAsked.class)) {
            return "Question to the customer" + quoted(event);
        }
        return event.is(ResolutionTold.class) ? "Resolution to the customer" + quoted(event) : null;
    }

    private String quoted(CaseEvent event) {
        String text = Timeline.said(texts, event);
        return text == null ? "." : ": \"" + PostmortemText.brief(text) + "\"";
    }

    private void finding(String title, EventText name) {
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
