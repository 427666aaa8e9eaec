package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.RelatedCase;
import io.tierline.cases.Ticket;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.MergedIn;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Corrected;
import io.tierline.cases.events.VerdictEvents.Met;
import io.tierline.casework.CommandRefusedException;
import io.tierline.process.CaseDesk;
import io.tierline.process.model.EscalationProcess;
import io.tierline.sla.Clock;
import io.tierline.statuspage.StatusPages;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two cases of one thing become one: the customer's clocks keep the earliest start, and nothing is done twice. */
class MergeTest extends ClockStory {

    @Autowired
    private CaseDesk caseDesk;

    @Autowired
    private StatusPages pages;

    @Autowired
    private JdbcClient jdbc;

    private static NewEvent into(String winner) {
        return NewEvent.of(new Withdrawn("merged", winner), "tina");
    }

    private static Ticket of(String customer, String mail) {
        Ticket usual = Desk.ticket();
        return new Ticket(
                "Sync broken",
                "No data since this morning.",
                usual.category(),
                "P2",
                usual.impact(),
                usual.affectedUsers(),
                usual.component(),
                null,
                customer,
                "Acme Corp",
                "enterprise",
                "Otto Other",
                mail,
                usual.attributes());
    }

    /** The first case at nine, the second one at ten past: it is the second that goes on. */
    private String[] twoCases() {
        String first = desk.receive();
        until("2026-03-11T09:10");
        return new String[] {first, desk.receive(of("acme", "otto@acme.example"))};
    }

    @Test
    void the_customers_clocks_go_on_from_the_earliest_start() {
        String[] cases = twoCases();
        String firstResponse = due(cases[0], Clock.FIRST_RESPONSE);
        String resolution = due(cases[0], Clock.RESOLUTION);
        assertThat(due(cases[1], Clock.FIRST_RESPONSE)).isNotEqualTo(firstResponse);
        desk.happens(cases[0], into(cases[1]));

        assertThat(due(cases[1], Clock.FIRST_RESPONSE)).isEqualTo(firstResponse);
        assertThat(due(cases[1], Clock.RESOLUTION)).isEqualTo(resolution);
        // And the engine's timer follows, in the same transaction.
        String next = clocks(cases[1]).due("next-deadline").orElseThrow().toString();
        assertThat(next).startsWith(timer(cases[1], "next-deadline"));
    }

    @Test
    void a_verdict_that_was_given_stays_given() {
        String[] cases = twoCases();
        desk.happens(cases[1], answer());
        until("2026-03-11T09:12");
        desk.happens(cases[0], into(cases[1]));
        until("2026-03-11T12:00");

        assertThat(clocks(cases[1]).current(Clock.FIRST_RESPONSE).orElseThrow().started())
                .isEqualTo(at("2026-03-11T09:10"));
        assertThat(verdicts(cases[1], Met.class)).containsOnlyOnce("first-response 1 of 2026-03-11T09:10");
        assertThat(desk.ledger(cases[1], Corrected.class)).isEmpty();
        assertThat(desk.caseFile(cases[1]).priority()).isEqualTo("P2");
    }

    @Test
    void the_case_that_ends_takes_its_timers_and_tasks_with_it_and_its_customer_hears_where_it_goes_on() {
        String[] cases = twoCases();
        desk.happens(cases[0], into(cases[1]));

        assertThat(desk.caseFile(cases[0]))
                .returns(State.WITHDRAWN, Case::state)
                .returns(cases[1], Case::goesOnIn);
        assertThat(desk.runs(cases[0], EscalationProcess.KEY)).isFalse();
        assertThat(desk.openTasks(cases[0])).isEmpty();
        assertThat(mailsTo("hanna@acme.example")).anySatisfy(mail -> assertThat(mail)
                .contains("We have put the two together")
                .contains(cases[1])
                .contains(pages.link(cases[1])));
        until("2026-03-18T09:00");
        assertThat(desk.ledger(cases[0], Breached.class)).isEmpty();
    }

    @Test
    void each_of_the_two_knows_the_other() {
        String[] cases = twoCases();
        desk.happens(cases[0], into(cases[1]));

        assertThat(desk.caseFile(cases[0]).links())
                .containsExactly(new RelatedCase(cases[1], RelatedCase.MERGED, false));
        assertThat(desk.caseFile(cases[1]).links())
                .containsExactly(new RelatedCase(cases[0], RelatedCase.MERGED, true));
        assertThat(desk.caseFile(cases[1]).startedAt()).isEqualTo(at("2026-03-11T09:00"));
        assertThat(desk.caseFile(cases[1]).openedAt()).isEqualTo(at("2026-03-11T09:10"));
    }

    @Test
    void the_two_count_once_in_the_figures_from_when_the_earlier_one_opened() {
        String[] cases = twoCases();
        desk.happens(cases[0], into(cases[1]));

        assertThat(jdbc.sql("select case_key, opened_at from case_fact where state <> 'withdrawn'")
                        .query((row, i) ->
                                row.getString(1) + " " + row.getTimestamp(2).toInstant())
                        .list())
                .containsExactly(cases[1] + " 2026-03-11T09:00:00Z");
    }

    @Test
    void what_is_said_on_the_ended_case_reaches_the_one_that_goes_on() {
        String[] cases = twoCases();
        desk.happens(cases[0], into(cases[1]));
        int before = desk.ledger(cases[0], CustomerReplied.class).size();
        desk.happens(cases[0], reply().once("mail-17"));
        desk.happens(cases[0], reply().once("mail-17"));

        assertThat(desk.ledger(cases[0], CustomerReplied.class)).hasSize(before);
        assertThat(desk.ledger(cases[1], CustomerReplied.class))
                .singleElement()
                .satisfies(event -> assertThat(Fact.text(event, "writtenTo")).isEqualTo(cases[0]));
    }

    @Test
    void not_fixed_says_the_customer_of_the_ended_case_and_means_the_one_that_goes_on() {
        String[] cases = twoCases();
        desk.happens(cases[0], into(cases[1]));
        desk.happens(cases[0], NewEvent.of(new Reopened(), "customer").withText(EventText.TEXT, "Still broken."));

        assertThat(desk.caseFile(cases[0]).state()).isEqualTo(State.WITHDRAWN);
        assertThat(desk.ledger(cases[1], CustomerReplied.class)).hasSize(1);
    }

    @Test
    void both_who_reported_it_hear_what_was_found_each_once() {
        String[] cases = twoCases();
        desk.happens(cases[0], into(cases[1]));
        String strangers = desk.receive(of("globex", "gina@globex.example"));
        desk.happens(strangers, into(cases[1]));
        desk.completes("tina", cases[1], "work-on-case", Work.resolved());
        desk.completes("cleo", cases[1], "explain-resolution", Work.resolution());

        String found = "The schema of the CRM changed";
        assertThat(mailsTo("hanna@acme.example"))
                .filteredOn(mail -> mail.contains(found))
                .hasSize(1);
        assertThat(mailsTo("otto@acme.example"))
                .filteredOn(mail -> mail.contains(found))
                .hasSize(1);
        assertThat(mailsTo("gina@globex.example")).noneMatch(mail -> mail.contains(found));
    }

    @Test
    void merging_twice_has_no_second_effect() {
        String[] cases = twoCases();
        desk.happens(cases[0], into(cases[1]));
        desk.happens(cases[0], into(cases[1]));

        assertThat(desk.ledger(cases[0], Withdrawn.class)).hasSize(1);
        assertThat(desk.ledger(cases[1], MergedIn.class)).hasSize(1);
    }

    @Test
    void what_cannot_be_merged_is_refused_with_the_reason_and_changes_nothing() {
        String[] cases = twoCases();
        String third = desk.receive(of("acme", "third@acme.example"));
        refused(third, third, "itself");
        refused(third, "ESC-2026-999999", "There is no case ESC-2026-999999");
        desk.happens(cases[0], into(cases[1]));
        refused(cases[0], third, "It was merged into " + cases[1] + " already");
        // A circle.
        refused(cases[1], cases[0], cases[0] + " was itself merged into " + cases[1]);
        refused(third, cases[0], cases[0] + " was itself merged into " + cases[1] + ": merge it into that one");
        String cancelled = desk.receive(of("acme", "fourth@acme.example"));
        desk.happens(cancelled, NewEvent.of(new Withdrawn("cancelled", null), "tina"));
        refused(third, cancelled, cancelled + " was withdrawn");
        String closed = Journeys.closed(desk);
        refused(third, closed, closed + " is closed");
        refused(closed, third, "Only what is open can be merged");

        assertThat(desk.caseFile(third).state()).isEqualTo(State.OPEN);
        assertThat(desk.ledger(third, MergedIn.class)).isEmpty();
    }

    private void refused(String loser, String winner, String why) {
        int size = desk.ledger(loser).size();
        assertThatThrownBy(() -> caseDesk.act(loser, into(winner)))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining(why)
                .hasMessageEndingWith("Nothing was done.");
        assertThat(desk.ledger(loser)).hasSize(size);
    }

    @Test
    void a_case_that_took_one_in_can_itself_be_merged_and_the_earliest_start_goes_with_it() {
        String[] cases = twoCases();
        desk.happens(cases[0], into(cases[1]));
        String third = desk.receive(of("acme", "third@acme.example"));
        desk.happens(cases[1], into(third));

        assertThat(desk.caseFile(third).startedAt()).isEqualTo(at("2026-03-11T09:00"));
        desk.happens(cases[0], reply());
        assertThat(desk.ledger(third, CustomerReplied.class)).hasSize(1);
    }

    @Test
    void a_stranger_is_not_led_to_another_customers_page() {
        String[] cases = twoCases();
        String strangers = desk.receive(of("globex", "gina@globex.example"));
        desk.happens(strangers, into(cases[1]));

        assertThat(pages.next(strangers)).isEmpty();
        assertThat(mailsTo("gina@globex.example"))
                .noneMatch(mail -> mail.contains(pages.link(cases[1])))
                .anyMatch(mail -> mail.contains(cases[1]));
    }

    @RepeatedTest(5)
    void two_that_are_merged_into_each_other_in_the_same_moment_leave_one() throws Exception {
        String[] cases = twoCases();
        CyclicBarrier barrier = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> both = threads.invokeAll(
                    List.of(merging(barrier, cases[0], cases[1]), merging(barrier, cases[1], cases[0])));
            assertThat(both.get(0).get()).isNotEqualTo(both.get(1).get());
        } finally {
            threads.shutdownNow();
        }
        desk.settle();
        assertThat(List.of(cases))
                .filteredOn(key -> desk.caseFile(key).state() == State.OPEN)
                .hasSize(1);
    }

    private Callable<Boolean> merging(CyclicBarrier barrier, String loser, String winner) {
        return () -> {
            barrier.await();
            try {
                caseDesk.act(loser, into(winner));
                return true;
            } catch (CommandRefusedException e) {
                return false;
            }
        };
    }

    private static List<String> mailsTo(String address) {
        return Stream.of(mail().getReceivedMessages())
                .filter(mail -> Mails.isTo(mail, address))
                .map(Mails::text)
                .toList();
    }

    private String due(String key, String clock) {
        return clocks(key).current(clock).orElseThrow().due().toString();
    }
}
