package io.tierline.statuspage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.Mail;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.MessageEvents.UpdatePromised;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.IssueOpened;
import io.tierline.cases.events.WorkEvents.WorkDone;
import io.tierline.learning.LedgerStories;
import io.tierline.learning.RecordedActs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The customer's page: plain words, nothing internal, no act that does not fit; and the survey on it (behaviour 32). */
class StatusPageStoriesTest extends LedgerStories {

    @Autowired
    private StatusPages pages;

    @Autowired
    private Surveys surveys;

    @Autowired
    private RecordedActs acts;

    @BeforeEach
    void nobodyDidAnything() {
        acts.all.clear();
        acts.keys.clear();
    }

    @Test
    void itSaysWhereTheCaseStandsAndNothingInternal() throws Exception {
        String key = worked();
        clock.pass("PT30M");

        String page = page(pages.link(key));

        assertThat(page)
                .contains("Our data stopped syncing yesterday")
                .contains("We are working on it")
                .contains("Our engineering team")
                .contains("in 1 hour 30 minutes")
                .contains("2 Mar 2026, 11:00 UTC")
                .contains("every 2 hours")
                .contains("Our engineering team is investigating &lt;the issue&gt;.")
                .doesNotContain("Harriet", "harriet@example.com")
                .doesNotContain(
                        "secret", "tina", "xavier", "cleo", "schema", "JIRA-7", "High-value", "enterprise", "P1")
                .doesNotContain("<script");
        kept(page, "working");

        clock.pass("PT2H");
        assertThat(page(pages.link(key))).contains("We are late, and we are sorry.");
    }

    @Test
    void itKeepsItsLinkToItself() throws Exception {
        http.perform(get(pages.link(open("acme"))))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("X-Robots-Tag", "noindex, nofollow"))
                .andExpect(header().doesNotExist("Set-Cookie"));
        http.perform(get("/status/style/status.css")).andExpect(status().isOk());
    }

    @Test
    void anUnknownOrExpiredLinkOpensAFriendlyPage() throws Exception {
        gone("/status/Zk3guessedguessedguessedguessed12");
        gone("/status/x");
        String key = open("acme");
        String link = pages.link(key);
        append(key, NewEvent.of(new Closed(null, null, null, 0, 0, 0), "tierline"));
        clock.pass("P90D");
        page(link);
        clock.pass("PT1S");
        gone(link);
        http.perform(post(link + "/fixed")).andExpect(status().isNotFound());
    }

    @Test
    void onceToldTheCustomerSaysWhetherItIsFixed() throws Exception {
        String key = worked();
        String link = pages.link(key);
        act(link, "fixed", "moved-on");
        assertThat(acts.all).isEmpty();

        told(key);
        String page = page(link);
        assertThat(page)
                .contains("It is fixed", "It is not fixed", "We believe that this is fixed")
                .contains("An API schema change", "Hotfix", "Alerts on schema changes")
                .doesNotContain("Our engineering team</dd>", "Send your answer");
        kept(page, "told");
        act(link, "fixed", "fixed");
        http.perform(post(link + "/not-fixed").param("words", " Still broken "))
                .andExpect(redirectedUrl(link + "?done=not-fixed"));
        assertThat(acts.all).containsExactly(key + " confirmed", key + " not fixed: Still broken");
        assertThat(page(link + "?done=not-fixed")).contains("We are looking into it again.");

        append(key, NewEvent.of(new CustomerConfirmed(null), "customer"));
        assertThat(page(link)).doesNotContain("/not-fixed").contains("You told us that it is fixed");
        act(link, "not-fixed", "moved-on");
        append(key, NewEvent.of(new Reopened(), "customer"));
        assertThat(page(link))
                .contains("Waiting for somebody to take it again", "You told us that it was not fixed")
                .doesNotContain("working on it");
        append(key, NewEvent.of(new Assigned("xavier"), "xavier"));
        assertThat(page(link)).contains("We are working on it again");
    }

    @Test
    void whileWeWaitForAnAnswerThereIsABoxForIt() throws Exception {
        String key = worked();
        String link = pages.link(key);
        append(
                key,
                NewEvent.of(new CustomerAsked(), "tina").withText(EventText.TEXT, "Since when does it fail?"),
                NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "secret: they never paid"));

        String page = page(link);
        assertThat(page)
                .contains("We need an answer from you", "Since when does it fail?", "Send your answer")
                .doesNotContain("secret", "Next update from us");
        kept(page, "asked");
        http.perform(post(link + "/reply").param("words", "  ")).andExpect(status().isBadRequest());
        String tooLong = "x".repeat(20_001);
        assertThat(http.perform(post(link + "/reply").param("words", tooLong))
                        .andExpect(status().isBadRequest())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Please shorten it", tooLong);
        http.perform(post(link + "/reply").param("words", "Since Monday"))
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl(link + "?done=reply"));
        assertThat(acts.all).containsExactly(key + " replied: Since Monday");
    }

    @Test
    void nobodyIsSaidToWorkOnWhatNobodyHasTaken() throws Exception {
        String key = open("acme");
        assertThat(page(pages.link(key))).contains("We have received your report");
        enter(key, "tier1", null);
        assertThat(page(pages.link(key)))
                .contains("Waiting for somebody to take it", "With whom it is", "Our support team")
                .doesNotContain("working on it");

        append(key, NewEvent.of(new Assigned("tina"), "tina"));
        assertThat(page(pages.link(key))).contains("We are working on it", "Who has it");
        append(key, NewEvent.of(new Assigned(null), "tina"));
        assertThat(page(pages.link(key)))
                .contains("Waiting for somebody to take it")
                .doesNotContain("working on it");
        append(key, NewEvent.of(Acknowledged.through("issue"), "tierline"));
        assertThat(page(pages.link(key))).contains("A team of ours has it").doesNotContain("working on it");
    }

    @Test
    void theWholeConversationStandsThereWithTheCustomersOwnWordsAndNothingThatIsNotTheirs() throws Exception {
        String key = worked();
        String link = pages.link(key);
        append(
                key,
                reply("Now it is worse."),
                reply("I am out of office.")
                        .from(Provenance.channel("email").withMail(Mail.NONE.automatic("Auto-Submitted"))),
                reply("Buy our pens!").from(Provenance.channel("email").withMail(Mail.NONE.ofThirdParty())),
                reply("He shouts.").from(Provenance.task("wait-for-reply").withEnteredBy("tina")),
                reply("Written to somebody else's case.").from(Provenance.NONE.withWrittenTo(open("other"))),
                reply("Written to my other case.").from(Provenance.NONE.withWrittenTo(open("acme"))));

        assertThat(page(link))
                .contains("Now it is worse.", "Written to my other case.", "You reported this")
                .containsSubsequence("You wrote", "Our engineering team is investigating")
                .doesNotContain("out of office", "Buy our pens", "He shouts", "somebody else");

        for (int i = 0; i < 12; i++) {
            append(key, reply("Again, number " + i + "."));
        }
        assertThat(page(link))
                .containsSubsequence("number 11.", "number 2.", "earlier</summary>", "number 1.", "Now it is worse.");
    }

    @Test
    void aMessageIsTakenWhileTheCaseIsOpenAndCountsOnceAPage() throws Exception {
        String key = worked();
        String link = pages.link(key);
        String once = once(page(link));
        for (int i = 0; i < 2; i++) {
            http.perform(post(link + "/message")
                            .param("words", " Now it is worse. ")
                            .param("once", once))
                    .andExpect(redirectedUrl(link + "?done=message"));
        }
        String said = key + " replied: Now it is worse.";
        assertThat(acts.all).containsExactly(said, said);
        assertThat(acts.keys).as("the same key").hasSize(1);
        http.perform(post(link + "/message").param("words", "Much worse.").param("once", once))
                .andExpect(redirectedUrl(link + "?done=message"));
        assertThat(acts.keys).as("other words are another message").hasSize(2);

        told(key);
        String tooLong = "x".repeat(20_001);
        assertThat(http.perform(post(link + "/message").param("words", tooLong))
                        .andExpect(status().isBadRequest())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .as("once, in its own box")
                .containsOnlyOnce(tooLong);
        append(key, NewEvent.of(new Closed(null, null, null, 0, 0, 0), "tierline"));
        assertThat(page(link)).doesNotContain("Write to us");
        act(link, "message?words=Hello", "moved-on");
    }

    private static NewEvent reply(String words) {
        return NewEvent.of(new CustomerReplied(), "customer").withText(EventText.TEXT, words);
    }

    private static String once(String page) {
        return page.replaceAll("(?s).*name=\"once\" value=\"([0-9a-f-]{36})\".*", "$1");
    }

    @Test
    void theSurveyIsAnsweredOnThePageOnce() throws Exception {
        String key = worked();
        told(key);
        append(key, NewEvent.of(new Closed(null, null, null, 0, 0, 0), "tierline"));
        assertThat(page(pages.link(key))).doesNotContain("How satisfied");
        String link = surveys.open(key, 1);

        String page = page(link);
        assertThat(page).contains("How satisfied", "Very dissatisfied", "This case is closed");
        kept(page, "survey");
        assertThat(page(pages.link(key))).contains("How satisfied");
        assertThat(http.perform(post(link + "/survey").param("comment", "Not lost"))
                        .andExpect(status().isBadRequest())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Please choose one", "Not lost");
        http.perform(post(link + "/survey").param("score", "2").param("comment", "Slow"))
                .andExpect(redirectedUrl(link + "?done=survey"));
        http.perform(post(link + "/survey").param("score", "2").param("comment", "Slow"))
                .andExpect(status().isSeeOther());
        assertThat(http.perform(post(pages.link(key) + "/survey").param("score", "5"))
                        .andExpect(status().isConflict())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("your first answer stands", "dissatisfied (2 of 5)");
        kept(page(link + "?done=survey"), "answered");
    }

    @Test
    void withdrawnAndNewCasesHaveTheirWords() throws Exception {
        String key = open("acme");
        assertThat(page(pages.link(key))).contains("We have received your report");
        append(key, NewEvent.of(new Withdrawn("merged", null), "tierline"));
        assertThat(page(pages.link(key))).contains("Combined with another case of yours");
    }

    private String worked() {
        String key = open("acme");
        enter(key, "tier1", null);
        append(
                key,
                NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "secret: they never paid"),
                NewEvent.of(new WorkDone(0, null, "escalate", null, null), "tina")
                        .withText(EventText.NOTE, "secret"));
        enter(key, "engineering", "tier1");
        append(
                key,
                NewEvent.of(new IssueOpened("JIRA-7", null), "tierline"),
                NewEvent.of(new Assigned("xavier"), "xavier"),
                NewEvent.of(new PublicUpdate(), "cleo")
                        .withText(
                                EventText.TEXT,
                                "Our engineering team is investigating <the issue>.\nWe will keep you posted."),
                NewEvent.of(new UpdatePromised(Instant.parse("2026-03-02T11:00:00Z"), "PT2H"), "tierline"),
                NewEvent.of(new FactsChanged(null, null, null, null, null, null, null, null), "xavier")
                        .withText(EventText.ROOT_CAUSE, "schema guess"));
        return key;
    }

    private void told(String key) {
        clock.pass("PT1H");
        append(
                key,
                NewEvent.of(new FixRecorded(null), "xavier").withText(EventText.ROOT_CAUSE, "secret guess"),
                NewEvent.of(new ResolutionTold(null), "cleo")
                        .withText(EventText.TEXT, "Your data is in sync again.")
                        .withText(EventText.ROOT_CAUSE, "An API schema change broke the sync with Salesforce.")
                        .withText(EventText.MITIGATION, "Hotfix 4.2.1, and all missed records were sent again.")
                        .withText(EventText.PREVENTION, "Alerts on schema changes before they reach you."));
    }

    private String page(String link) throws Exception {
        return http.perform(get(java.net.URI.create(link)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void gone(String link) throws Exception {
        assertThat(http.perform(get(link))
                        .andExpect(status().isNotFound())
                        .andExpect(header().string("Referrer-Policy", "no-referrer"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("This link opens nothing");
    }

    private void act(String link, String name, String done) throws Exception {
        http.perform(post(link + "/" + name)).andExpect(redirectedUrl(link + "?done=" + done));
    }

    /** The page as it was, under target/status-page, to be looked at in a browser. */
    private static void kept(String page, String name) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/status-page"));
        Files.writeString(
                folder.resolve(name + ".html"), page.replace("/status/style/", "../classes/static/status/style/"));
    }
}
