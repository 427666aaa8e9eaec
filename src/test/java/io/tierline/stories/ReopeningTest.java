package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.RelatedCase;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.Mail;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.VerdictEvents.Met;
import io.tierline.process.model.EscalationProcess;
import io.tierline.statuspage.StatusPages;
import java.time.Duration;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** "Not fixed" after the case was closed: within the window the case goes on, past it a new one that is linked to it. */
class ReopeningTest extends ClockStory {

    private static final NewEvent NOT_FIXED = NewEvent.of(new Reopened(), CaseEvent.CUSTOMER)
            .from(Provenance.NONE.withChannel("api"))
            .withText(EventText.TEXT, "It stopped again.");

    @Autowired
    private StatusPages pages;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MockMvc http;

    /** Of an enterprise customer: the window is 60 days. */
    private String closed() {
        return Journeys.closed(desk);
    }

    @Test
    void within_the_window_the_case_goes_on_and_its_first_verdict_stays() {
        String key = closed();
        desk.pass(Duration.ofDays(59));
        desk.happens(key, NOT_FIXED);

        Case file = desk.caseFile(key);
        assertThat(file).returns(State.OPEN, Case::state).returns(1, Case::reopened);
        assertThat(desk.openTasks(key)).contains("work-on-case");
        assertThat(clocks(key).clocks())
                .filteredOn(clock -> clock.name().equals("resolution"))
                .extracting(clock -> clock.occurrence() + " " + clock.isOpen())
                .containsExactly("1 false", "2 true");
        assertThat(verdicts(key, Met.class))
                .filteredOn(verdict -> verdict.startsWith("resolution 1"))
                .hasSize(1);
    }

    @Test
    void past_the_window_a_new_case_opens_that_is_linked_to_the_closed_one() {
        String key = closed();
        desk.pass(Duration.ofDays(60));
        desk.happens(key, NOT_FIXED);

        Case before = desk.caseFile(key);
        assertThat(before).returns(State.CLOSED, Case::state).returns(0, Case::reopened);
        assertThat(desk.runs(key, EscalationProcess.KEY)).isFalse();
        String next = before.goesOnIn();
        Case now = desk.caseFile(next);
        assertThat(before.links()).containsExactly(new RelatedCase(next, RelatedCase.FOLLOW_UP, false));
        assertThat(now.links()).contains(new RelatedCase(key, RelatedCase.FOLLOW_UP, true));
        assertThat(now)
                .returns(State.OPEN, Case::state)
                .returns(before.customer(), Case::customer)
                .returns(before.component(), Case::component)
                .returns(before.plan(), Case::plan)
                .returns(clock.instant(), Case::openedAt);
        assertThat(ledger.ticketTexts(next).byName())
                .containsEntry("title", "Data stopped syncing")
                .containsEntry("description", "It stopped again.")
                .containsEntry("reporterEmail", "hanna@acme.example");
        assertThat(desk.openTasks(next)).contains("work-on-case");
    }

    @Test
    void the_window_is_shorter_for_smaller_plans() {
        String key = Journeys.closed(desk, Journeys.harmless());
        desk.pass(Duration.ofDays(30));
        desk.happens(key, NOT_FIXED);

        assertThat(desk.caseFile(key).goesOnIn()).isNotNull();
    }

    @Test
    void the_window_is_counted_to_when_the_customer_said_it() {
        String key = closed();
        desk.pass(Duration.ofDays(61));
        desk.happens(key, NOT_FIXED.at(desk.caseFile(key).closedAt().plus(Duration.ofDays(59))));

        assertThat(desk.caseFile(key)).returns(State.OPEN, Case::state).returns(null, Case::goesOnIn);
    }

    @Test
    void who_says_it_again_writes_to_the_new_case() {
        String key = closed();
        desk.pass(Duration.ofDays(90));
        desk.happens(key, NOT_FIXED);
        desk.happens(key, NOT_FIXED);

        String next = desk.caseFile(key).goesOnIn();
        assertThat(desk.ledger(next, CustomerReplied.class)).hasSize(1);
        assertThat(desk.caseFile(key).links()).hasSize(1);
    }

    @Test
    void an_answer_to_our_mails_reopens_a_closed_case_too_but_an_automatic_one_does_not() {
        String key = closed();
        NewEvent mail = NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
                .from(Provenance.NONE.withChannel("email"))
                .withText(EventText.TEXT, "It stopped again.");
        desk.happens(key, mail.from(provenance -> provenance.withMail(Mail.NONE.automatic(null))));
        assertThat(desk.caseFile(key).state()).isEqualTo(State.CLOSED);

        desk.happens(key, mail);
        assertThat(desk.caseFile(key).state()).isEqualTo(State.OPEN);
    }

    @Test
    void the_status_page_of_a_closed_case_takes_it_and_leads_to_the_new_case() throws Exception {
        String key = closed();
        String page = pages.link(key);
        http.perform(get(page)).andExpect(content().string(Matchers.containsString("Is it not fixed after all?")));
        desk.pass(Duration.ofDays(80));
        http.perform(post(page + "/not-fixed").param("words", "It stopped again."))
                .andExpect(header().string("Location", Matchers.endsWith("done=not-fixed")));
        http.perform(get(page))
                .andExpect(content().string(Matchers.containsString("You told us that it is not fixed")));
        desk.settle();

        String next = desk.caseFile(key).goesOnIn();
        assertThat(ledger.ticketTexts(next).get(EventText.DESCRIPTION)).isEqualTo("It stopped again.");
        http.perform(get(page))
                .andExpect(content().string(Matchers.containsString(pages.link(next))))
                .andExpect(content().string(Matchers.not(Matchers.containsString("Is it not fixed after all?"))));
    }
}
