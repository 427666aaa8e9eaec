package io.tierline.sla;

import static io.tierline.sla.Ledger.CALENDARS;
import static io.tierline.sla.Ledger.begun;
import static io.tierline.sla.Ledger.instant;
import static io.tierline.sla.Ledger.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.calendar.Calendars;
import io.tierline.cases.events.EventJson;
import io.tierline.cases.events.Provenance;
import io.tierline.sla.Clock.State;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behaviours 1 to 8 and 10 to 12: how clocks run, wait and end. */
class ClockStoriesTest {

    @Test
    void an_hour_from_friday_half_past_four_is_due_on_monday_half_past_nine() {
        Clock clock = begun("2026-03-06T16:30", "firstResponse=PT1H").clock("first-response", "2026-03-07T12:00");

        assertThat(clock.due()).isEqualTo(instant("2026-03-09T09:30"));
        assertThat(clock.state()).isEqualTo(State.RUNNING);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void elapsed_time_is_exact_over_the_clock_change_in_the_policys_zone() {
        // A night shift in Berlin, 22:00 to 06:00; 2026-03-29 has no hour from 02:00 to 03:00, 2026-10-25 has two.
        Calendars berlin = Calendars.read(Map.of(
                "nights.yaml",
                "{name: nights, zone: Europe/Berlin, week: {monday-sunday: [00:00-06:00, 22:00-24:00]}}"));
        Ledger spring = begun("2026-03-28T21:00", "resolution=PT6H calendar=nights");
        Ledger autumn = begun("2026-10-24T20:00", "resolution=PT9H calendar=nights");

        // Seven hours' sleep of wall clock, six of work: 22:00-02:00 and 03:00-05:00 local.
        assertThat(SlaClocks.evaluate(spring.events(), berlin, instant("2026-03-29T01:30"))
                        .due("resolution"))
                .contains(instant("2026-03-29T03:00"));
        assertThat(SlaClocks.evaluate(autumn.events(), berlin, instant("2026-10-25T01:30"))
                        .due("resolution"))
                .contains(instant("2026-10-25T05:00"));
    }

    @Test
    void a_holiday_added_meanwhile_moves_open_deadlines_and_no_verdict() {
        Ledger ledger = begun("2026-03-06T16:30", "firstResponse=PT1H resolution=PT4H")
                .add("2026-03-09T09:45", "public-update")
                .record("2026-03-09T10:00");
        Calendars mondayOff = Ledger.calendars("2026-03-09");
        CaseClocks clocks = ledger.clocks("2026-03-09T10:00", mondayOff);

        assertThat(clocks.due("resolution")).contains(instant("2026-03-10T12:30"));
        assertThat(clocks.current("first-response").orElseThrow())
                .returns(State.BREACHED, Clock::state)
                .returns(instant("2026-03-09T09:30"), Clock::due);
        assertThat(clocks.unrecorded()).isEmpty();
    }

    @Test
    void a_holiday_removed_again_moves_open_deadlines_back() {
        Ledger ledger = begun("2026-03-06T16:30", "resolution=PT4H");

        assertThat(ledger.clocks("2026-03-06T17:00", Ledger.calendars("2026-03-09"))
                        .due("resolution"))
                .contains(instant("2026-03-10T12:30"));
        assertThat(ledger.clocks("2026-03-06T17:00").due("resolution")).contains(instant("2026-03-09T12:30"));
    }

    @Test
    void one_day_and_eight_working_hours_are_different_targets() {
        // On the clock of a desk that never closes, eight hours are eight hours.
        Ledger day = begun("2026-03-06T16:30", "resolution=P1D calendar=always");
        Ledger hours = begun("2026-03-06T16:30", "resolution=PT8H calendar=always");

        assertThat(day.clock("resolution", "2026-03-06T17:00").due()).isEqualTo(instant("2026-03-07T16:30"));
        assertThat(hours.clock("resolution", "2026-03-06T17:00").due()).isEqualTo(instant("2026-03-07T00:30"));
    }

    @Test
    void waiting_on_the_customer_over_a_weekend_adds_nothing() {
        Ledger ledger = begun("2026-03-06T15:00", "resolution=PT4H").add("2026-03-06T16:00", "customer-asked");

        Clock waiting = ledger.clock("resolution", "2026-03-09T12:00");
        assertThat(waiting.state()).isEqualTo(State.WAITING);
        assertThat(waiting.due()).isNull();
        assertThat(waiting.elapsed()).isEqualTo(Duration.ofHours(1));
        assertThat(waiting.paused()).isEqualTo(Duration.ofHours(4));

        ledger.add("2026-03-09T12:00", "customer-replied");
        assertThat(ledger.clock("resolution", "2026-03-09T12:00").due()).isEqualTo(instant("2026-03-09T15:00"));
    }

    @Test
    void a_deadline_that_passes_while_waiting_is_no_breach_and_notifies_nobody() {
        // Without the question it would have been at risk at 14:15 and due at 15:00.
        CaseClocks clocks = begun("2026-03-02T12:00", "resolution=PT3H atRiskShare=0.75")
                .add("2026-03-02T14:00", "customer-asked")
                .clocks("2026-03-04T12:00");

        assertThat(clocks.unrecorded()).isEmpty();
        assertThat(clocks.due("next-deadline")).isEmpty();
        assertThat(clocks.due("resolution")).isEmpty();
        assertThat(clocks.waiting()).isTrue();
    }

    @Test
    void a_warning_that_nobody_wrote_down_before_the_wait_comes_after_it() {
        // At risk at 14:15, and the desk was down; at 14:30 the customer was asked.
        Ledger ledger =
                begun("2026-03-02T12:00", "resolution=PT3H atRiskShare=0.75").add("2026-03-02T14:30", "customer-asked");
        assertThat(ledger.missing("2026-03-02T15:30")).isEmpty();
        assertThat(ledger.clocks("2026-03-02T15:30").due("next-deadline")).isEmpty();

        ledger.add("2026-03-02T16:00", "customer-replied");
        assertThat(ledger.missing("2026-03-02T16:00")).containsExactly("at-risk resolution 1 2026-03-02T14:15Z");
        assertThat(ledger.clocks("2026-03-02T16:00").due("resolution")).contains(instant("2026-03-02T16:30"));
    }

    @Test
    void waiting_also_ends_when_a_level_gets_the_case_again() {
        Ledger ledger = begun("2026-03-02T12:00", "resolution=PT3H")
                .add("2026-03-02T13:00", "customer-asked")
                .add("2026-03-02T15:00", "tier-entered", "hop=2 tier=tier2");

        assertThat(ledger.clock("resolution", "2026-03-02T15:00").due()).isEqualTo(instant("2026-03-02T17:00"));
    }

    @Test
    void the_reply_resumes_the_clock_at_its_own_instant_however_late_it_reached_us() {
        Ledger ledger = begun("2026-03-02T12:00", "resolution=PT3H")
                .add("2026-03-02T13:00", "customer-asked")
                .late("2026-03-02T14:00", "2026-03-02T16:30", "customer-replied")
                .add("2026-03-02T16:31", "tier-entered", "hop=2 tier=tier1");

        Clock clock = ledger.clock("resolution", "2026-03-02T16:31");
        // One hour before the question, two from the reply at 14:00.
        assertThat(clock.due()).isEqualTo(instant("2026-03-02T16:00"));
        assertThat(ledger.missing("2026-03-02T16:31")).contains("breached resolution 1 2026-03-02T16:00Z");
    }

    @Test
    void a_reply_that_also_sets_waiting_fulfils_first_response() {
        Clock clock = begun("2026-03-02T12:00", "firstResponse=PT1H")
                .add("2026-03-02T12:30", "customer-asked")
                .clock("first-response", "2026-03-02T15:00");

        assertThat(clock.state()).isEqualTo(State.MET);
        assertThat(clock.ended()).isEqualTo(instant("2026-03-02T12:30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal-note", "survey-answered", "customer-replied", "acknowledged", "message-sent"})
    void only_a_public_message_of_ours_is_a_first_response(String type) {
        Ledger ledger = begun("2026-03-02T12:00", "firstResponse=PT1H").add("2026-03-02T12:30", type);

        assertThat(ledger.clock("first-response", "2026-03-02T12:45").state()).isEqualTo(State.RUNNING);
    }

    @Test
    void an_automatic_reply_or_a_third_partys_mail_is_no_first_response() {
        Ledger ledger = begun("2026-03-02T12:00", "firstResponse=PT1H")
                .by("tierline", "2026-03-02T12:01", "public-update")
                .by("customer", "2026-03-02T12:02", "public-update")
                .add("2026-03-02T12:03", "public-update", "automatic=true")
                .add("2026-03-02T12:04", "public-update", "thirdParty=true");
        assertThat(ledger.clock("first-response", "2026-03-02T12:45").state()).isEqualTo(State.RUNNING);

        ledger.by("tina", "2026-03-02T12:50", "public-update");
        assertThat(ledger.clock("first-response", "2026-03-02T13:45").state()).isEqualTo(State.MET);
    }

    @Test
    void the_next_reply_clock_runs_from_the_oldest_unanswered_message() {
        Ledger ledger = begun("2026-03-02T09:00", "nextReply=PT2H")
                .add("2026-03-02T10:00", "customer-replied")
                .add("2026-03-02T10:30", "customer-replied")
                .add("2026-03-02T11:30", "customer-replied");
        assertThat(ledger.clock("next-reply", "2026-03-02T11:45").due()).isEqualTo(instant("2026-03-02T12:00"));

        // An answer serves all three; the next message starts anew.
        ledger.add("2026-03-02T11:50", "public-update").add("2026-03-02T14:00", "customer-replied");
        assertThat(ledger.clocks("2026-03-02T14:30").clocks())
                .filteredOn(clock -> clock.name().equals("next-reply"))
                .extracting(Clock::state)
                .containsExactly(State.MET, State.RUNNING);
        assertThat(ledger.clock("next-reply", "2026-03-02T14:30").due()).isEqualTo(instant("2026-03-02T16:00"));
    }

    @Test
    void thanks_after_the_resolution_starts_nothing() {
        Ledger ledger = begun("2026-03-02T09:00", "nextReply=PT2H")
                .add("2026-03-02T10:00", "fix-recorded")
                .add("2026-03-02T10:10", "resolution-told")
                .add("2026-03-02T11:00", "customer-replied");

        assertThat(ledger.clocks("2026-03-03T12:00").current("next-reply")).isEmpty();
    }

    @Test
    void a_policy_edit_applies_to_new_cases_and_running_ones_keep_what_was_pinned() {
        // An edit is not in the ledger of a running case at all; migrating it is, and only then does it count.
        Ledger ledger = begun("2026-03-02T09:00", "resolution=PT8H");
        assertThat(ledger.clock("resolution", "2026-03-02T10:00").due()).isEqualTo(instant("2026-03-02T17:00"));

        ledger.pinned("2026-03-02T11:00", "migrated", "resolution=PT4H retroactive=true");
        assertThat(ledger.clock("resolution", "2026-03-02T11:00"))
                .returns(instant("2026-03-02T13:00"), Clock::due)
                .returns("v-migrated", Clock::policyVersion);
    }

    @Test
    void the_owner_is_warned_before_the_breach_once() {
        Ledger ledger = begun("2026-03-02T09:00", "resolution=PT8H atRiskShare=0.75");
        assertThat(ledger.clocks("2026-03-02T10:00").due("next-deadline")).contains(instant("2026-03-02T15:00"));
        assertThat(ledger.missing("2026-03-02T14:59")).isEmpty();
        assertThat(ledger.missing("2026-03-02T15:00")).containsExactly("at-risk resolution 1 2026-03-02T15:00Z");

        ledger.record("2026-03-02T15:00");
        assertThat(ledger.missing("2026-03-02T16:00")).isEmpty();
        assertThat(ledger.clocks("2026-03-02T16:00").due("next-deadline")).contains(instant("2026-03-02T17:00"));
        assertThat(ledger.clock("resolution", "2026-03-02T16:00").warning()).isPresent();

        ledger.record("2026-03-02T17:00");
        assertThat(ledger.missing("2026-03-02T17:00")).isEmpty();
        assertThat(ledger.clocks("2026-03-02T17:00").due("next-deadline")).isEmpty();
    }

    @Test
    void the_warning_can_be_a_span_before_the_breach() {
        Ledger ledger = begun("2026-03-02T09:00", "firstResponse=PT30M resolution=PT8H atRiskBefore=PT30M");

        assertThat(ledger.clock("resolution", "2026-03-02T10:00").atRisk()).isEqualTo(instant("2026-03-02T16:30"));
        // A target that is no longer than the span would be at risk from its start: no warning.
        assertThat(ledger.clock("first-response", "2026-03-02T09:10").atRisk()).isNull();
    }

    @Test
    void after_hours_of_downtime_each_overdue_clock_gives_one_verdict_in_due_order_dated_back() {
        Ledger ledger = begun(
                        "2026-03-02T09:00",
                        "firstResponse=PT1H timeAtTier1=PT4H resolution=PT6H atRiskShare=0.5 acknowledge=PT30M")
                .add("2026-03-02T09:10", "tier-entered", "hop=1 tier=tier1")
                .add("2026-03-02T09:10", "update-promised", "due=2026-03-02T11:00:00Z");

        assertThat(ledger.missing("2026-03-02T21:00"))
                .containsExactly(
                        "breached acknowledge 1 2026-03-02T09:40Z",
                        "breached first-response 1 2026-03-02T10:00Z",
                        "breached next-update 1 2026-03-02T11:00Z",
                        "breached time-at-tier 1 2026-03-02T13:10Z",
                        "breached resolution 1 2026-03-02T15:00Z");
        assertThat(ledger.record("2026-03-02T21:00").missing("2026-03-02T21:00"))
                .isEmpty();
        assertThat(ledger.clock("resolution", "2026-03-02T21:00").verdict().orElseThrow())
                .returns(instant("2026-03-02T15:00"), Verdict::at)
                .returns(instant("2026-03-02T21:00"), Verdict::noticed);
    }

    @Test
    void what_was_done_in_time_during_downtime_is_no_breach() {
        Ledger ledger = begun("2026-03-02T09:00", "firstResponse=PT1H").add("2026-03-02T09:30", "public-update");

        assertThat(ledger.missing("2026-03-02T21:00")).containsExactly("met first-response 1 2026-03-02T09:30Z");
    }

    @Test
    void done_at_the_very_instant_is_in_time_and_still_open_at_it_is_not() {
        Ledger ledger = begun("2026-03-02T09:00", "firstResponse=PT1H");
        assertThat(ledger.missing("2026-03-02T10:00")).containsExactly("breached first-response 1 2026-03-02T10:00Z");

        ledger.add("2026-03-02T10:00", "public-update");
        assertThat(ledger.missing("2026-03-02T10:00")).containsExactly("met first-response 1 2026-03-02T10:00Z");
    }

    @Test
    void what_ends_too_late_is_one_breach_and_no_met() {
        Ledger ledger = begun("2026-03-02T09:00", "firstResponse=PT1H").add("2026-03-02T11:00", "public-update");

        assertThat(ledger.missing("2026-03-02T12:00")).containsExactly("breached first-response 1 2026-03-02T10:00Z");
        assertThat(ledger.clock("first-response", "2026-03-02T12:00").elapsed()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void a_verdict_carries_the_versions_it_was_given_by() {
        Verdict verdict = begun("2026-03-02T09:00", "firstResponse=PT1H")
                .clocks("2026-03-02T12:00")
                .unrecorded()
                .get(0);

        assertThat(EventJson.view(verdict.facts(null), Provenance.NONE))
                .containsEntry("clock", "first-response")
                .containsEntry("occurrence", 1)
                .containsEntry("due", "2026-03-02T10:00:00Z")
                .containsEntry("at", "2026-03-02T10:00:00Z")
                .containsEntry("policyVersion", "v-first")
                .containsEntry("calendarVersion", "office-");
    }

    @Test
    void without_a_target_a_clock_is_counted_and_never_judged() {
        Ledger ledger = begun("2026-03-02T09:00", "resolution=PT8H").add("2026-03-02T16:00", "public-update");

        assertThat(ledger.clock("first-response", "2026-03-02T16:30"))
                .returns(null, Clock::due)
                .returns(null, Clock::target)
                .returns(State.MET, Clock::state)
                .returns(Duration.ofHours(7), Clock::elapsed);
        assertThat(ledger.missing("2026-03-02T16:30")).isEmpty();
    }

    @Test
    void without_a_policy_there_is_no_clock() {
        CaseClocks clocks =
                new Ledger().add("2026-03-02T09:00", "ticket-received").clocks("2026-03-02T10:00");

        assertThat(clocks.clocks()).isEmpty();
        assertThat(clocks.due("next-deadline")).isEmpty();
        assertThat(clocks.nextPromise(instant("2026-03-02T10:00"))).isEmpty();
        assertThat(words(SlaClocks.evaluate(java.util.List.of(), CALENDARS, instant("2026-03-02T10:00"))
                        .unrecorded()))
                .isEmpty();
    }
}
