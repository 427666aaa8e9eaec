package io.tierline.process.forms;

import static io.tierline.process.forms.Submitted.form;
import static io.tierline.process.forms.Submitted.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PostmortemFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void an_approved_one_must_be_whole() {
        PostmortemForm form = PostmortemForm.read(form("reviewOutcome", "approved", "summary", "", "rootCause", "x"));
        assertThat(problems(() -> form.check(TODAY)))
                .extracting(problem -> problem.substring(0, problem.indexOf(" is missing")))
                .containsExactly("Summary", "What the customer felt", "Article title", "Symptom", "Solution");
    }

    @Test
    void one_that_needs_more_work_may_have_gaps() {
        PostmortemForm form = PostmortemForm.read(form("reviewOutcome", "more-work", "item1What", "Alert"));
        assertThat(problems(() -> form.check(TODAY))).isEmpty();
        assertThat(form.approved()).isFalse();
    }

    @Test
    void an_action_item_that_was_begun_needs_what_owner_and_a_date_to_come() {
        PostmortemForm form = PostmortemForm.read(form(
                "reviewOutcome",
                "approved",
                "summary",
                "s",
                "rootCause",
                "r",
                "customerImpact",
                "c",
                "articleTitle",
                "t",
                "articleSymptom",
                "y",
                "articleSolution",
                "z",
                "item1What",
                "Alert",
                "item1Owner",
                "",
                "item2Owner",
                "erin",
                "item2Due",
                "2026-11-20",
                "item3What",
                "Rule",
                "item3Owner",
                "erin",
                "item3Due",
                "soon"));
        assertThat(problems(() -> form.check(TODAY)))
                .containsExactly(
                        "Action item 1, owner is missing: one person, by name: what everybody owns nobody does.",
                        "Action item 1, due is missing: until when?",
                        "Action item 2 is missing: what is to be done? Or empty its owner and date too.",
                        "Action item 2, due lies in the past: choose today or a later day.",
                        "Action item 3, due is not a date: choose it from the calendar.");
    }

    @Test
    void items_left_empty_are_no_items_and_dates_come_as_text_or_date() {
        PostmortemForm form = PostmortemForm.read(form(
                "item1What",
                "",
                "item1Owner",
                null,
                "item2What",
                "Alert",
                "item2Owner",
                "erin",
                "item2Due",
                "2026-12-24",
                "item3What",
                "Rule",
                "item3Due",
                java.util.Date.from(java.time.Instant.parse("2026-12-25T00:00:00Z"))));
        assertThat(form.items())
                .containsExactly(
                        new PostmortemForm.Item(2, "Alert", "erin", LocalDate.of(2026, 12, 24)),
                        new PostmortemForm.Item(3, "Rule", null, LocalDate.of(2026, 12, 25)));
    }
}
