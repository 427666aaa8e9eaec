package io.tierline.process.forms;

import static io.tierline.process.forms.FormWords.lines;
import static io.tierline.process.forms.FormWords.markdown;
import static io.tierline.process.forms.FormWords.oneLine;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.HeldBy;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.ReviewEvents.ActionItemAgreed;
import io.tierline.cases.events.ReviewEvents.ActionItemDone;
import io.tierline.cases.events.ReviewEvents.ActionItemVerified;
import io.tierline.cases.events.ReviewEvents.SurveyAnswered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import io.tierline.process.words.PolicyWords;
import io.tierline.words.Saying;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case in words for those who work on it, told from its ledger. */
final class CaseSummary {

    /** Where the words of an event may stand among its texts; the first that is there counts. */
    private static final EventText[] MAIN_TEXTS = {EventText.TEXT, EventText.COMMENT, EventText.NOTE, EventText.REASON};

    private final Case file;
    private final List<CaseEvent> events;
    private final CaseTexts texts;
    private final LevelTable levels;
    private final PolicyWords words;
    private final Instant now;

    /** @param words of the policy, in the language of who reads */
    CaseSummary(List<CaseEvent> events, CaseTexts texts, Levels levels, PolicyWords words, Instant now) {
        this.file = Case.fold(events);
        this.events = events;
        this.texts = texts;
        this.levels = levels.of(file);
        this.words = words;
        this.now = now;
    }

    Case file() {
        return file;
    }

    String title() {
        return ticket(EventText.TITLE) == null ? file.caseKey() : oneLine(ticket(EventText.TITLE));
    }

    String description() {
        return ticket(EventText.DESCRIPTION);
    }

    /** The company's name; its id where the name was erased or never came. */
    String customer() {
        return oneLine(Objects.requireNonNullElse(ticket(EventText.CUSTOMER_NAME), file.customer()));
    }

    /** The case in two lines of Markdown, for forms that stand alone: its name, and {@link #facts}. */
    String head() {
        return "**%s · %s**\n\n%s".formatted(file.caseKey(), markdown(title()), facts());
    }

    /** The case in one line of Markdown. What came from outside is escaped: the form's text view shows it as it is. */
    String facts() {
        String users = file.affectedUsers() > 0
                ? Saying.of("shown.users", file.affectedUsers()).now()
                : null;
        String facts = Stream.of(
                        customer() + (file.plan() == null ? "" : " (" + file.plan() + ")"),
                        file.category(),
                        file.component(),
                        impact(),
                        users,
                        file.reopened() > 0 ? Saying.of("shown.was-reopened").now() : null,
                        file.breached() ? Saying.of("shown.breached").now() : null)
                .filter(Objects::nonNull)
                .map(FormWords::markdown)
                .collect(Collectors.joining(" · "));
        return "**%s** · %s".formatted(file.priority(), facts);
    }

    private String impact() {
        String code = "impact." + file.impact();
        return file.impact() == null
                ? null
                : Saying.known(code)
                        ? Saying.of(code).now()
                        : Saying.of("impact.other", file.impact()).now();
    }

    /** Why the case is where it is, or null. */
    String reasons() {
        Assignment assignment = file.assignment();
        return assignment == null || assignment.reasons().isEmpty()
                ? null
                : markdown(words.criteria(assignment.reasons()));
    }

    /** Criteria that have come to hold since the level got the case, or null. */
    String criteria() {
        List<String> known =
                file.assignment() == null ? List.of() : file.assignment().reasons();
        List<String> since =
                file.criteria().stream().filter(one -> !known.contains(one)).toList();
        return since.isEmpty() ? null : markdown(words.criteria(since));
    }

    /** The escalation policy of the level that has the case. */
    EscalationSummary escalation() {
        return new EscalationSummary(events);
    }

    /** Each stay at a level, oldest first; null while there is nothing to look back on. */
    String history() {
        return new StaysSummary(file, events, texts, levels, words).until(now);
    }

    /** The id of the integration that fails, as it was last named; or null. */
    String integrationId() {
        String named = texts.of(file.integrationIdAt()).get(EventText.INTEGRATION_ID);
        return named == null ? file.integrationId() : named;
    }

    /** What the level before wrote when it gave the case on, or null when it wrote nothing. */
    String handedOn() {
        Assignment assignment = file.assignment();
        if (assignment == null || assignment.number() == 1) {
            return null;
        }
        if ("time".equals(assignment.by())) {
            return Saying.of("shown.came-by-time").now();
        }
        String note = last(EventText.NOTE, event -> event.is(WorkDone.class));
        String tried = last(EventText.TICKET_HISTORY);
        return lines(
                note, tried == null ? null : Saying.of("shown.tried", tried).now());
    }

    /** The last text of that name on record, or null. */
    String last(EventText name) {
        return last(name, event -> true);
    }

    private String last(EventText name, Predicate<CaseEvent> which) {
        String last = null;
        for (CaseEvent event : events) {
            String text = which.test(event) ? text(event, name) : null;
            last = text == null ? last : text;
        }
        return last;
    }

    /** What the latest event of one of these types says, with when; or null. */
    @SafeVarargs
    final String lastSaid(Class<? extends EventFacts>... types) {
        for (int i = events.size() - 1; i >= 0; i--) {
            CaseEvent event = events.get(i);
            String said = event.is(types) ? said(event) : null;
            if (said != null) {
                return FormWords.saidAt(event.happenedAt(), said);
            }
        }
        return null;
    }

    /** The customer's newest own words, with when; what they wrote first where nothing came since. */
    String newestWords() {
        for (int i = events.size() - 1; i > 0; i--) {
            CaseEvent event = events.get(i);
            boolean theirs = event.is(CustomerReplied.class, Reopened.class, ReopenRequested.class);
            String said = theirs && event.provenance().ownWords() ? said(event) : null;
            if (said != null) {
                return FormWords.saidAt(event.happenedAt(), said);
            }
        }
        return description();
    }

    /** What the customer was told about the solution, or null. */
    String told() {
        return lines(
                last(EventText.CUSTOMER_MESSAGE, event -> event.is(ResolutionTold.class)),
                onRecord("shown.went-wrong", EventText.ROOT_CAUSE),
                onRecord("shown.did", EventText.MITIGATION),
                onRecord("shown.prevents", EventText.PREVENTION));
    }

    /** What the level that fixed it wrote, or null. */
    String solution() {
        return last(EventText.NOTE, event -> event.is(WorkDone.class, FixRecorded.class));
    }

    /** What the customer was asked, or null. */
    String question() {
        String asked = lastSaid(CustomerAsked.class);
        return asked == null ? solution() : asked;
    }

    private String onRecord(String code, EventText name) {
        String text = last(name, event -> event.is(ResolutionTold.class));
        return text == null ? null : Saying.of(code, text).now();
    }

    /** Why managers were called, newest last; or null. */
    String managerReasons() {
        List<String> lines = events.stream()
                .flatMap(event -> event.as(ManagerNeeded.class).stream()
                        .map(needed ->
                                FormWords.saidAt(event.happenedAt(), reason(needed) + heldBy(needed) + why(event))))
                .toList();
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static String reason(ManagerNeeded needed) {
        if (ManagerNeeded.PULLED_IN.equals(needed.reason())) {
            return Saying.of("manager.pulled-in", needed.pulledBy()).now();
        }
        if (ManagerNeeded.ASKED_FOR.equals(needed.reason())) {
            return Saying.of("manager.asked-for", needed.askedBy()).now();
        }
        String code = "manager." + needed.reason();
        return Saying.known(code) ? Saying.of(code).now() : needed.inWords();
    }

    private String why(CaseEvent event) {
        String reason = text(event, EventText.REASON);
        return reason == null ? "" : ": " + reason;
    }

    private String heldBy(HeldBy held) {
        if (held.heldByLevel() == null) {
            return "";
        }
        Object owner = held.heldByOwner() == null ? Saying.of("shown.nobody-in-person") : held.heldByOwner();
        return Saying.of("shown.held-by", level(held.heldByLevel()), owner).now();
    }

    String promise() {
        return file.promise() == null ? null : DueText.inWords(file.promise());
    }

    /** What was agreed to be done, and until when; null when there is no such item. */
    String actionItem(long id) {
        return events.stream()
                .flatMap(event -> event.as(ActionItemAgreed.class).stream()
                        .filter(agreed -> agreed.item() == id)
                        .map(agreed -> lines(
                                said(event),
                                Saying.of("shown.item", agreed.owner(), agreed.due())
                                        .now())))
                .findFirst()
                .orElse(null);
    }

    /** What its owner last wrote about an action item, or null. */
    String actionItemDone(long id) {
        return last(null, event -> event.facts() instanceof ActionItemDone done && done.item() == id);
    }

    /** What was last written about an action item when it was verified, or null. */
    String actionItemVerified(long id) {
        return last(null, event -> event.facts() instanceof ActionItemVerified verified && verified.item() == id);
    }

    /** The customer's answer to the survey, or null. */
    String survey() {
        String answer = null;
        for (CaseEvent event : events) {
            if (event.facts() instanceof SurveyAnswered given) {
                answer = lines(Saying.of("shown.score", given.score()).now(), said(event));
            }
        }
        return answer;
    }

    private String ticket(EventText name) {
        return text(events.get(0), name);
    }

    /** An event's text of that name; with no name, whatever it says. */
    private String text(CaseEvent event, EventText name) {
        return name == null ? said(event) : texts.of(event).get(name);
    }

    private String said(CaseEvent event) {
        EventTexts own = texts.of(event);
        String main = own.firstOf(MAIN_TEXTS);
        return main == null ? own.all() : main;
    }

    private String level(String id) {
        return levels.name(id) == null ? Saying.of("shown.nobody").now() : words.level(levels.name(id));
    }

    /** What a level is called, to who reads; null stays null. */
    String levelName(String name) {
        return name == null ? null : words.level(name);
    }

    /** The level that has the case and what it may do, for the form's own conditions. */
    LevelTable levels() {
        return levels;
    }
}
