package io.tierline.process.forms;

import static io.tierline.process.forms.Submitted.form;
import static io.tierline.process.forms.Submitted.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.Level;
import io.tierline.cases.LevelTable;
import io.tierline.cases.ShippedLevels;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class WorkFormTest {

    private static final Predicate<String> TEAMS = Set.of("billing", "legal", "product")::contains;

    private static List<String> at(String tier, Object... fieldsAndValues) {
        return problems(() -> WorkForm.read(form(fieldsAndValues)).check(ShippedLevels.TABLE, tier, TEAMS));
    }

    @Test
    void an_incomplete_hand_off_is_refused_naming_every_missing_field_at_once() {
        assertThat(at("tier2", "outcome", "escalate", "escalateTo", "next", "integrationId", "sf-1", "errorLogs", " "))
                .containsExactly(
                        "Why it must go up is missing: what is beyond this level?",
                        "What was tried so far is missing: what has the customer done, what have you ruled out?",
                        "Error logs is missing: paste the lines that matter and link to the rest.",
                        "Steps to reproduce is missing: what must Engineering do to see the fault?");
    }

    @Test
    void a_whole_hand_off_passes_and_says_so() {
        var handOff = form(
                "outcome",
                "escalate",
                "note",
                "Not ours",
                "ticketHistory",
                "a",
                "errorLogs",
                "b",
                "integrationId",
                "c",
                "stepsToReproduce",
                "d");
        WorkForm work = WorkForm.read(handOff);
        assertThat(problems(() -> work.check(ShippedLevels.TABLE, "tier1", TEAMS)))
                .isEmpty();
        assertThat(work.escalateTo()).isEqualTo("next");
        assertThat(work.goesUp(ShippedLevels.TABLE)).isTrue();
    }

    @Test
    void a_specialist_team_needs_the_note_alone() {
        assertThat(at("tier1", "outcome", "escalate", "escalateTo", "billing", "note", "Wrong invoice"))
                .isEmpty();
    }

    @Test
    void nothing_is_above_engineering_and_a_specialist_team() {
        assertThat(at("engineering", "outcome", "escalate", "note", "Too hard"))
                .containsExactly("Escalate to is missing: choose a team; there is no level above this one.");
        assertThat(at("legal", "outcome", "escalate", "escalateTo", "next", "note", "Too hard"))
                .hasSize(1);
    }

    @Test
    void whoever_can_find_the_root_cause_has_to_name_it() {
        assertThat(at("engineering", "outcome", "resolved", "note", "Hotfix"))
                .containsExactly(
                        "Root cause is missing: what made it fail? \"Not found\" is an answer, with what was tried.");
        assertThat(at("tier2", "outcome", "resolved", "note", "Hotfix", "rootCause", "Renamed field"))
                .isEmpty();
        assertThat(at("tier1", "outcome", "resolved", "note", "Explained it")).isEmpty();
    }

    @Test
    void the_note_is_asked_for_in_the_words_of_the_outcome() {
        assertThat(at("tier1", "outcome", "ask-customer", "note", ""))
                .singleElement()
                .asString()
                .startsWith("Question to the customer is missing");
        assertThat(at("tier2", "outcome", "hand-back"))
                .singleElement()
                .asString()
                .startsWith("Why it goes back is missing");
    }

    @Test
    void no_outcome_and_an_unknown_one_are_refused() {
        assertThat(at("tier1")).containsExactly("Outcome is missing: how does it go on?");
        assertThat(at("tier1", "outcome", "later")).singleElement().asString().contains("cannot be \"later\"");
    }

    @Test
    void a_text_longer_than_the_engine_keeps_is_refused_before_it_fails_there() {
        assertThat(at("tier1", "outcome", "resolved", "note", "x".repeat(4001)))
                .containsExactly("How it was solved is too long: it has 4,001 characters, 4,000 fit."
                        + " Keep what matters and link to the rest.");
    }

    @Test
    void a_target_left_over_from_a_hidden_field_is_ignored() {
        WorkForm work = WorkForm.read(form("outcome", "resolved", "escalateTo", "billing"));
        assertThat(work.escalateTo()).isNull();
        assertThat(work.goesUp(ShippedLevels.TABLE)).isFalse();
    }

    @Test
    void a_level_that_was_added_has_a_hand_off_of_its_own() {
        LevelTable four = new LevelTable(
                2,
                List.of(
                        ShippedLevels.TABLE.get("tier1"),
                        ShippedLevels.TABLE.get("tier2"),
                        new Level("tier3", "Tier 3", 3, false, List.of("errorLogs"), true, false, "Our experts"),
                        new Level("engineering", "Engineering", 4, false, List.of(), true, true, "Our engineers")),
                ShippedLevels.TABLE.get("billing"));
        assertThat(problems(() -> WorkForm.read(form("outcome", "escalate", "note", "Not ours"))
                        .check(four, "tier2", TEAMS)))
                .containsExactly("Error logs is missing: paste the lines that matter and link to the rest.");
        assertThat(problems(() -> WorkForm.read(form("outcome", "escalate", "escalateTo", "tier3", "note", "Not ours"))
                        .check(four, "tier2", TEAMS)))
                .containsExactly("Error logs is missing: paste the lines that matter and link to the rest.");
        assertThat(problems(() -> WorkForm.read(form("outcome", "escalate", "note", "Not ours"))
                        .check(four, "tier3", TEAMS)))
                .isEmpty();
    }

    @Test
    void what_is_no_level_above_and_no_team_is_refused() {
        assertThat(at("tier2", "outcome", "escalate", "escalateTo", "tier3", "note", "Not ours"))
                .containsExactly("Escalate to cannot be \"tier3\": there is no level and no team of that id.");
        assertThat(at("tier2", "outcome", "escalate", "escalateTo", "tier1", "note", "Not ours"))
                .containsExactly("Escalate to cannot be \"tier1\": Tier 1 is not above Tier 2. To send the case down,"
                        + " hand it back.");
    }
}
