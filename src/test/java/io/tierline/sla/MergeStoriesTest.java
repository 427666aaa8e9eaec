package io.tierline.sla;

import static io.tierline.sla.Ledger.begun;
import static io.tierline.sla.Ledger.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.Case;
import org.junit.jupiter.api.Test;

/** What a case that was merged into this one brings to its clocks. Office hours are 9 to 17. */
class MergeStoriesTest {

    /** Opened on Monday at 11; the other case was an hour older. */
    private final Ledger ledger = begun("2026-03-02T11:00", "firstResponse=PT4H resolution=PT8H nextReply=PT1H");

    private Clock at(String instant, String clock) {
        return ledger.clocks(instant).current(clock).orElseThrow();
    }

    @Test
    void what_is_open_counts_from_the_earliest_start() {
        ledger.add("2026-03-02T12:00", "merged-in", "case=ESC-1 startedAt=2026-03-02T10:00:00Z");

        assertThat(at("2026-03-02T12:00", "first-response").due()).isEqualTo(instant("2026-03-02T14:00"));
        assertThat(at("2026-03-02T12:00", "resolution").due()).isEqualTo(instant("2026-03-03T10:00"));
    }

    @Test
    void a_younger_case_changes_no_start() {
        ledger.add("2026-03-02T12:00", "merged-in", "case=ESC-3 startedAt=2026-03-02T11:30:00Z");

        assertThat(at("2026-03-02T12:00", "resolution").started()).isEqualTo(instant("2026-03-02T11:00"));
    }

    @Test
    void what_has_ended_stays_as_it_was() {
        ledger.add("2026-03-02T11:30", "public-update")
                .add("2026-03-02T12:00", "merged-in", "case=ESC-1 startedAt=2026-03-02T10:00:00Z");

        assertThat(at("2026-03-02T12:00", "first-response"))
                .returns(instant("2026-03-02T11:00"), Clock::started)
                .returns(instant("2026-03-02T11:30"), Clock::ended);
    }

    @Test
    void a_merge_that_finds_it_late_breaches_it_once_at_the_due_instant_of_the_earliest_start() {
        ledger.add("2026-03-03T09:00", "merged-in", "case=ESC-1 startedAt=2026-02-27T10:00:00Z");

        assertThat(ledger.clocks("2026-03-03T09:00").unrecorded())
                .filteredOn(verdict -> verdict.clock().equals("resolution"))
                .singleElement()
                .returns(instant("2026-03-02T10:00"), Verdict::at);
    }

    @Test
    void the_first_answer_that_the_other_case_had_is_this_ones_too() {
        ledger.add(
                "2026-03-02T12:00",
                "merged-in",
                "case=ESC-1 startedAt=2026-03-02T10:00:00Z answered=2026-03-02T10:20:00Z");

        assertThat(at("2026-03-02T12:00", "first-response"))
                .returns(Clock.State.MET, Clock::state)
                .returns(instant("2026-03-02T10:20"), Clock::ended);
    }

    @Test
    void a_message_that_waits_for_an_answer_there_waits_for_one_here() {
        ledger.add(
                "2026-03-02T12:00",
                "merged-in",
                "case=ESC-1 startedAt=2026-03-02T10:00:00Z unanswered=2026-03-02T11:45:00Z");

        assertThat(at("2026-03-02T12:00", "next-reply").due()).isEqualTo(instant("2026-03-02T12:45"));
    }

    @Test
    void the_time_in_which_the_other_case_waited_on_the_customer_is_not_counted_either() {
        Ledger other = begun("2026-03-02T09:00", "resolution=PT8H")
                .add("2026-03-02T09:30", "customer-asked")
                .add("2026-03-02T10:30", "customer-replied")
                .add("2026-03-02T10:45", "customer-asked");
        CarriedOver carried = CarriedOver.from(other.events(), instant("2026-03-02T12:00"));
        ledger.append("2026-03-02T12:00", carried.mergedIn("ESC-1", "tina"));

        // Two hours before this case opened at 11, of which one and a quarter of waiting; then an hour.
        assertThat(at("2026-03-02T12:00", "resolution"))
                .returns(instant("2026-03-02T09:00"), Clock::started)
                .returns(java.time.Duration.ofMinutes(105), Clock::elapsed);
    }

    @Test
    void a_second_cycle_has_its_own_start() {
        ledger.add("2026-03-02T12:00", "fix-recorded")
                .add("2026-03-02T12:10", "resolution-told")
                .add("2026-03-02T13:00", "reopened")
                .add("2026-03-02T14:00", "merged-in", "case=ESC-1 startedAt=2026-03-02T10:00:00Z");

        assertThat(at("2026-03-02T14:00", "resolution").started()).isEqualTo(instant("2026-03-02T13:00"));
    }

    @Test
    void another_ticket_in_the_ledger_is_neither_a_merge_nor_a_new_beginning() {
        Case before = Case.fold(ledger.events());
        ledger.late("2026-03-02T10:00", "2026-03-02T12:00", "ticket-received");

        assertThat(at("2026-03-02T12:00", "first-response").started()).isEqualTo(instant("2026-03-02T11:00"));
        assertThat(Case.fold(ledger.events()))
                .returns(before.openedAt(), Case::openedAt)
                .returns(before.interactions(), Case::interactions)
                .returns(before.startedAt(), Case::startedAt);
    }
}
