package io.tierline.process.forms;

import io.tierline.cases.events.EventText;
import io.tierline.review.Postmortems;
import io.tierline.words.Saying;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * The reviewed postmortem with its action items and article: the form {@code postmortem}.
 *
 * @param items the action items that were begun, in the order of the form; whole ones once {@link #check} has passed
 * @param reviewOutcome {@code approved} or {@code more-work}
 */
public record PostmortemForm(
        String summary,
        String rootCause,
        String customerImpact,
        String lessons,
        List<Item> items,
        String articleTitle,
        String articleSymptom,
        String articleSolution,
        String reviewOutcome) {

    public static final List<String> FIELDS = List.of(
            "summary",
            "rootCause",
            "customerImpact",
            "lessons",
            "item1What",
            "item1Owner",
            "item1Due",
            "item2What",
            "item2Owner",
            "item2Due",
            "item3What",
            "item3Owner",
            "item3Due",
            "articleTitle",
            "articleSymptom",
            "articleSolution",
            "reviewOutcome");

    private static final int MOST_ITEMS = 3;
    private static final String APPROVED = "approved";

    /**
     * Something to be done.
     *
     * @param number its place in the form, from 1
     * @param owner a user id
     */
    public record Item(int number, String what, String owner, LocalDate due) {}

    public static PostmortemForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        return new PostmortemForm(
                form.text("summary"),
                form.text("rootCause"),
                form.text("customerImpact"),
                form.text("lessons"),
                IntStream.rangeClosed(1, MOST_ITEMS)
                        .mapToObj(number -> item(form, number))
                        .filter(Objects::nonNull)
                        .toList(),
                form.text("articleTitle"),
                form.text("articleSymptom"),
                form.text("articleSolution"),
                form.choice("reviewOutcome"));
    }

    private static Item item(FormReader form, int number) {
        String what = form.text("item" + number + "What");
        String owner = form.text("item" + number + "Owner");
        LocalDate due = form.date("item" + number + "Due");
        return what == null && owner == null && due == null ? null : new Item(number, what, owner, due);
    }

    public boolean approved() {
        return APPROVED.equals(reviewOutcome);
    }

    /**
     * A postmortem that needs more work may have gaps; an approved one may not.
     *
     * @throws FormProblems naming every field that is missing or wrong
     */
    public void check(LocalDate today) {
        Problems problems = new Problems();
        problems.need(reviewOutcome, "Review", "need.review")
                .oneOf(reviewOutcome, "Review", List.of(APPROVED, "more-work"));
        if (approved()) {
            checkComplete(problems, today);
        }
        problems.fits(summary, "Summary")
                .fits(rootCause, "Root cause")
                .fits(customerImpact, "What the customer felt")
                .fits(lessons, "What we learned")
                .fits(articleTitle, "Article title", 200)
                .fits(articleSymptom, "Symptom")
                .fits(articleSolution, "Solution");
        items.forEach(item -> problems.fits(item.what(), Saying.of("form.item", item.number()), Problems.LONGEST));
        problems.refuse();
    }

    private void checkComplete(Problems problems, LocalDate today) {
        need(problems, summary, new Label("Summary"), "need.summary");
        need(problems, rootCause, new Label("Root cause"), "need.postmortem-cause");
        need(problems, customerImpact, new Label("What the customer felt"), "need.customer-felt");
        need(problems, articleTitle, new Label("Article title"), "need.article-title");
        need(problems, articleSymptom, new Label("Symptom"), "need.article-symptom");
        need(problems, articleSolution, new Label("Solution"), "need.article-solution");
        items.forEach(item -> check(problems, item, today));
    }

    private static void check(Problems problems, Item item, LocalDate today) {
        Saying due = Saying.of("form.item-due", item.number());
        need(problems, item.what(), Saying.of("form.item", item.number()), "need.item");
        need(problems, item.owner(), Saying.of("form.item-owner", item.number()), "need.item-owner");
        need(problems, item.due(), due, "need.item-due");
        if (FormReader.NOT_A_DATE.equals(item.due())) {
            problems.wrong(true, Saying.of("form.no-date", due));
        } else if (item.due() != null && item.due().isBefore(today)) {
            problems.wrong(true, Saying.of("form.past", due));
        }
    }

    private static void need(Problems problems, Object value, Object label, String whatToDo) {
        problems.wrong(value == null, Problems.missing(label, Saying.of(whatToDo)));
    }

    /** The form {@code postmortem}. */
    @Component
    static class Definition implements FormDefinition {

        private final Postmortems postmortems;
        private final PossibleOwners people;
        private final Clock clock;

        Definition(Postmortems postmortems, PossibleOwners people, Clock clock) {
            this.postmortems = postmortems;
            this.people = people;
            this.clock = clock;
        }

        @Override
        public String id() {
            return "postmortem";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            return new Shown()
                    .with("ctxDraft", postmortems.read(words.file().caseKey()).text())
                    .with("ctxHistory", words.history())
                    .with("ctxPeople", people.known())
                    .texts();
        }

        @Override
        public Map<String, String> prefill(CaseSummary words) {
            return new Shown()
                    .with("rootCause", words.last(EventText.ROOT_CAUSE))
                    .with("articleTitle", words.title())
                    .with("articleSymptom", words.description())
                    .with("articleSolution", words.last(EventText.MITIGATION))
                    .texts();
        }

        @Override
        public List<String> prefilled() {
            return List.of("rootCause", "articleTitle", "articleSymptom", "articleSolution");
        }

        /** A postmortem keeps its text, and is decided anew. */
        @Override
        public List<String> cleared() {
            return List.of("reviewOutcome");
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check(clock.instant().atOffset(ZoneOffset.UTC).toLocalDate());
        }
    }
}
