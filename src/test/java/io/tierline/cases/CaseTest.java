package io.tierline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.cases.Case.State;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.IntakeEvents.MergedIn;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.DeEscalated;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.OversightEvents.Reassigned;
import io.tierline.cases.events.OversightEvents.TakenOver;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.Unknown;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.HandedOff;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each event changes. An event happens a second after the one before it. */
class CaseTest {

    private static final Instant START = Instant.parse("2026-03-11T09:00:00Z");

    private final List<CaseEvent> ledger = new ArrayList<>();

    CaseTest() {
        happens(
                "customer",
                new TicketReceived(
                        "zendesk",
                        "4711",
                        "integration",
                        "P2",
                        "high",
                        12,
                        "sync",
                        "sf-1",
                        null,
                        "acme",
                        "enterprise",
                        "emea",
                        Map.of("url", "https://desk.example/4711")));
    }

    private Case happens(String actor, EventFacts... all) {
        for (EventFacts facts : all) {
            Instant at = START.plusSeconds(ledger.size());
            ledger.add(new CaseEvent("ESC-2026-000001", ledger.size() + 1, at, at, actor, facts, Provenance.NONE));
        }
        return Case.fold(ledger);
    }

    private static TierEntered at(String tier, String from) {
        return new TierEntered(
                0, tier, 1, null, tier, "role", null, null, 0, null, from, "policy", null, List.of("New"), null, true);
    }

    private static WorkDone done(String outcome, String to) {
        return new WorkDone(0, null, outcome, to, "because");
    }

    @Test
    void a_ledger_begins_with_its_ticket() {
        assertThat(Case.fold(ledger).customer()).isEqualTo("acme");
        assertThat(Case.fold(ledger).attributes()).containsKey("url");
        assertThatThrownBy(() -> Case.fold(List.of())).hasMessageContaining("ticket-received");
    }

    @Test
    void a_level_has_it_until_its_work_is_done() {
        Case there = happens("tierline", at("tier1", null));
        assertThat(there.held()).isTrue();
        Case gone = happens("tina", new Acknowledged(1, "tier1", "claim"), done("escalate", "billing"));
        assertThat(gone.held()).isFalse();
        assertThat(gone.assignment().acknowledgedAt()).isEqualTo(START.plusSeconds(2));
        assertThat(gone.request()).isEqualTo(new Case.Request("billing", "because", "tina"));
        assertThat(gone.lastOutcome()).isEqualTo("escalate");
        Case next = happens("tierline", at("billing", "tier1"));
        assertThat(next.request()).isNull();
        assertThat(next.cameFrom()).isEqualTo("tier1");
        assertThat(next.escalated()).isTrue();
    }

    @Test
    void a_question_waits_until_the_customer_answers() {
        happens("tina", at("tier1", null), done("ask-customer", null), new CustomerAsked());
        assertThat(Case.fold(ledger).state()).isEqualTo(State.WAITING);
        assertThat(happens("customer", new CustomerReplied()).state()).isEqualTo(State.OPEN);
        assertThat(Case.fold(ledger).interactions()).isEqualTo(3);
    }

    @Test
    void a_closed_case_is_reopened_by_a_wish_that_is_granted() {
        happens("erin", at("engineering", null), done("resolved", null), new FixRecorded("engineering"));
        happens("cleo", new ResolutionTold(null), new Closed("unanswered", false, null, 3, 14, 3));
        assertThat(Case.fold(ledger).state()).isEqualTo(State.CLOSED);
        Case wished = happens("customer", new ReopenRequested(), new ReopenRequested());
        assertThat(wished.reopenWish().seq()).isEqualTo(7);
        Case again = happens("tierline", new Reopened());
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.reopenWish()).isNull();
        assertThat(again.reopened()).isEqualTo(1);
        assertThat(again.closedAt()).isNull();
    }

    @Test
    void what_a_manager_takes_over_is_theirs_until_it_is_given_back_or_on() {
        happens("tierline", at("tier1", null));
        Case taken = happens("mona", new TakenOver("tina", "work-on-case", 1, false), new Assigned("mona"));
        assertThat(taken.oversight().takenOver().by()).isEqualTo("mona");
        assertThat(taken.owner()).isEqualTo("mona");
        Case back = happens("mona", new GivenBack("mona", "tina", 1, false), new Assigned("tina"));
        assertThat(back.oversight().takenOver()).isNull();
        assertThat(back.assignment().owner()).isEqualTo("tina");
    }

    @Test
    void who_is_given_the_work_while_no_level_has_it_has_it_at_the_next() {
        happens("tina", at("tier1", null), done("escalate", null));
        happens("mona", new Reassigned(null, "theo"));
        assertThat(happens("tierline", at("tier2", "tier1")).owner()).isEqualTo("theo");
    }

    @Test
    void what_was_set_aside_is_remembered_with_the_stay_in_which_it_was() {
        happens("tierline", at("tier2", "tier1"));
        Case lower = happens(
                "mona",
                new DeEscalated("tier2", "tier1", 1, List.of("Critical impact")),
                new Moved("tier2", "tier1", "x"));
        assertThat(lower.oversight().setAside()).containsExactly("Critical impact");
        assertThat(lower.oversight().setAsideAt()).isEqualTo(1);
        assertThat(lower.lastOutcome()).isEqualTo("moved");
    }

    @Test
    void facts_change_where_they_are_told_and_users_only_grow() {
        Case changed = happens("tina", new FactsChanged("critical", 5, null, null, null, "apac", null, null));
        assertThat(changed.impact()).isEqualTo("critical");
        assertThat(changed.affectedUsers()).isEqualTo(12);
        assertThat(changed.component()).isEqualTo("sync");
        assertThat(changed.region()).isEqualTo("apac");
    }

    @Test
    void the_integration_that_was_named_last_counts() {
        assertThat(happens("tina", new HandedOff(false)).integrationIdAt()).isZero();
        assertThat(happens("tina", new HandedOff(true)).integrationIdAt()).isEqualTo(3);
        Case told = happens("tina", new FactsChanged(null, null, null, null, true, null, null, null));
        assertThat(told.integrationIdAt()).isEqualTo(4);
        Case asBefore = happens("tina", new FactsChanged(null, null, null, "sf-2", null, null, null, null));
        assertThat(asBefore.integrationIdAt()).isZero();
        assertThat(asBefore.integrationId()).isEqualTo("sf-2");
    }

    @Test
    void what_is_merged_in_counts_from_the_earlier_start_and_repeats_nothing() {
        happens("tierline", new Linked("ESC-2026-000000", "repeat", true));
        assertThat(Case.fold(ledger).isRepeat()).isTrue();
        Instant earlier = START.minusSeconds(60);
        Case merged = happens("tina", new MergedIn("ESC-2026-000000", earlier, null, null, null));
        assertThat(merged.startedAt()).isEqualTo(earlier);
        assertThat(merged.isRepeat()).isFalse();
        assertThat(merged.links()).hasSize(1);
    }

    @Test
    void a_case_goes_on_in_the_one_it_was_merged_into_or_that_follows_it_up() {
        assertThat(happens("tierline", new Linked("ESC-2026-000008", "follow-up", false))
                        .goesOnIn())
                .isEqualTo("ESC-2026-000008");
        assertThat(happens("tina", new Withdrawn("merged", "ESC-2026-000009")).goesOnIn())
                .isEqualTo("ESC-2026-000009");
        assertThat(Case.fold(ledger).state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void an_event_of_a_newer_release_changes_nothing_but_when_it_was_last_heard_of() {
        Case before = Case.fold(ledger);
        Case after = happens("tina", new Unknown("teleported", Map.of("to", "mars")));
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(after.updatedAt()).isAfter(before.updatedAt());
    }

    @Test
    void what_a_manager_looks_at_beside_the_clocks_is_folded_too() {
        assertThat(happens("customer").signs()).isEqualTo(new Signs(false, false, 0, 1));
        assertThat(happens("customer", new CustomerReplied(), new CustomerReplied())
                        .signs())
                .as("the customer wrote twice")
                .isEqualTo(new Signs(false, false, 2, 3));
        assertThat(happens("tierline", new PublicUpdate()).signs().unanswered())
                .as("what the desk sends by itself is no answer")
                .isEqualTo(2);
        assertThat(happens("tina", new PublicUpdate()).signs()).isEqualTo(new Signs(false, false, 0, 3));

        happens("tierline", at("tier1", null), nobody());
        assertThat(Case.fold(ledger).signs().nobodyReachable()).isTrue();
        assertThat(happens("tina", Acknowledged.through("claim")).signs().nobodyReachable())
                .as("acknowledged after all")
                .isFalse();
        assertThat(happens("tierline", at("tier2", "tier1"), breached("resolution"), Acknowledged.through("claim"))
                        .signs()
                        .acknowledgedLate())
                .as("another promise")
                .isFalse();
        assertThat(happens("tierline", at("tier1", "tier2"), breached("acknowledge"))
                        .signs()
                        .acknowledgedLate())
                .as("not acknowledged at all is overdue")
                .isFalse();
        assertThat(happens("tina", Acknowledged.through("claim")).signs().acknowledgedLate())
                .isTrue();
        assertThat(happens("mona", at("tier2", "tier1")).signs().acknowledgedLate())
                .as("another level's")
                .isFalse();
    }

    @Test
    void the_customers_value_is_what_the_ticket_says_of_it() {
        assertThat(happens("customer").customerValue()).isNull();
        for (Object none : List.of("much", -1)) {
            assertThat(valued(none).customerValue()).isNull();
        }
        assertThat(valued(96_000).customerValue()).isEqualTo(96_000);
        assertThat(valued(96_000.7).customerValue()).isEqualTo(96_000);
    }

    private Case valued(Object value) {
        ledger.clear();
        return happens(
                "customer",
                new TicketReceived(
                        "zendesk",
                        "1",
                        "other",
                        "P3",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "acme",
                        null,
                        null,
                        Map.of("customerValue", value)));
    }

    private static NobodyReachable nobody() {
        return new NobodyReachable(1, "tier1", "all-asked", 2, 3, List.of());
    }

    private static Breached breached(String clock) {
        return new Breached(clock, 1, START, null, null, null, null, null, null);
    }
}
