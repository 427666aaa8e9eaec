package io.tierline.stories;

import static io.tierline.stories.Tasklist.complete;
import static io.tierline.stories.Tasklist.entry;
import static io.tierline.stories.Tasklist.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.casework.ManagerAct;
import io.tierline.process.ManagerActs;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** An agent's day in Tasklist: what is said reaches them, they answer beside the work, and nothing that they type is lost. */
class AgentsDayInBrowserTest extends TierlineTest {

    private static final By CLAIM = By.cssSelector("button.claim");
    private static final By UNCLAIM = By.cssSelector("button.unclaim");
    private static final String WORDS = "Now it is worse: nobody can log in.";

    @LocalServerPort
    private int port;

    @Autowired
    private ManagerActs managerActs;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    /** Sends at once in tests, but where they are about taking back. */
    @Autowired
    @Qualifier("heldMessages")
    private Object heldMessages;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void what_the_customer_writes_shows_on_the_card_and_in_the_task_until_the_owner_has_looked_and_is_answered_there() {
        String key = desk.receive(Journeys.harmless());
        desk.claims("tina", key, "work-on-case");
        try (Browser browser = Browser.open("answering")) {
            browser.size(1280, 900);
            Tasklist tasklist = new Tasklist(browser, port);
            tasklist.signIn("tina");
            browser.click(list("Mine"));
            browser.click(entry(key));
            browser.see(UNCLAIM);
            customerWrites(key);

            browser.await(
                    "see the sign on the card", () -> browser.see(By.cssSelector(".tierline-card .tierline-unseen"))
                            .getText()
                            .startsWith("Customer wrote"));
            assertThat(browser.see(By.cssSelector(".tierline-in-task")).getText())
                    .contains(WORDS);
            browser.screenshot("sign");

            browser.click(By.cssSelector(".tierline-in-task"));
            browser.await(
                    "see the conversation",
                    () -> inCase(browser, ".stream").getText().contains(WORDS));
            browser.screenshot("conversation");
            browser.await("see no sign any more", () -> browser.none(By.cssSelector(".tierline-unseen")) ? true : null);

            inCase(browser, "textarea").sendKeys("We have found where the sync stops.");
            browser.await(
                    "see that the draft is kept",
                    () -> inCase(browser, ".state").getText().startsWith("Draft kept") ? true : null);
            assertThat(inCase(browser, ".send").getText()).isEqualTo("Send to Hanna Ops");
            browser.screenshot("reply");
            inCase(browser, ".send").click();
            browser.await(
                    "see the answer in the conversation",
                    () -> inCase(browser, ".entry.update").getText().contains("where the sync stops") ? true : null);

            inCase(browser, ".mode-note").click();
            inCase(browser, "textarea").sendKeys("It is the token again.");
            browser.screenshot("note");
            inCase(browser, ".send").click();
            browser.await(
                    "see the note set apart",
                    () -> inCase(browser, ".entry.note").getText().contains("the customer does not see it")
                            ? true
                            : null);
            browser.size(1920, 1080);
            browser.screenshot("answered-wide");
        }
        assertThat(desk.ledger(key, PublicUpdate.class)).hasSize(1);
        assertThat(desk.ledger(key, InternalNote.class)).hasSize(1);
        assertThat(desk.openTasks(key)).contains("work-on-case");
    }

    @Test
    void what_was_typed_outlives_a_refresh_another_browser_and_the_task_itself() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        try (Browser browser = Browser.open("drafts")) {
            browser.size(1280, 900);
            Tasklist tasklist = new Tasklist(browser, port);
            tasklist.signIn("tina");
            browser.click(list("Mine"));
            browser.click(entry(key));
            browser.click(By.xpath("//label[normalize-space(.) = 'Escalate']"));
            browser.write("Why it must go up", "Every record is refused since yesterday.");
            browser.write("What was tried so far", "Restarted the sync; no change.");
            browser.seeText("Draft kept");
            browser.await(
                    "have the last words kept, too",
                    () -> jdbc.sql("select content::text from draft")
                                    .query(String.class)
                                    .single()
                                    .contains("no change.")
                            ? true
                            : null);
            browser.screenshot("kept");

            // Signed in anew, as on another computer: no cookie, nothing in the browser's own store.
            browser.forgetStorage();
            tasklist.signIn("tina");
            browser.click(list("Mine"));
            browser.click(entry(key));
            browser.await(
                    "see what was typed",
                    () -> valueOf(browser, "Why it must go up").contains("refused since yesterday") ? true : null);
            browser.await(
                    "see the rest of it",
                    () -> valueOf(browser, "What was tried so far").equals("Restarted the sync; no change.")
                            ? true
                            : null);
            browser.screenshot("restored");

            browser.write("Error logs", "HTTP 400");
            browser.write("Integration id", "sf-4711");
            browser.write("Steps to reproduce", "Sync now.");
            desk.as(
                    "mona",
                    () -> managerActs.act(
                            key, new ManagerAct(ManagerAct.Kind.PUSH, "tier2", "The board meets tomorrow."), null));
            desk.settle();
            // She completes it, unless Tasklist has seen before that it is gone.
            browser.clickUntil(complete(), "is with Tier 2 now: Mona Moreau moved it");
            assertThat(browser.pageText()).contains("The board meets tomorrow.").doesNotContain("task is null");
            assertThat(browser.none(By.cssSelector(".page-notifications .alert")))
                    .as("there is one message")
                    .isTrue();
            browser.screenshot("gone");
            browser.clickText("button", "Later");

            tasklist.signIn("tina");
            browser.clickText("button", "Kept text (1)");
            browser.seeText("is with Tier 2 now");
            browser.screenshot("kept-text");
            browser.clickText("button", "Add as note");
            browser.seeNoText("Kept text");
            browser.seeNoText("What you typed");
        }
        CaseEvent note = desk.ledger(key, InternalNote.class).get(0);
        assertThat(note.actor()).isEqualTo("tina");
        assertThat(desk.texts(key).of(note).get(EventText.TEXT))
                .contains("Why it must go up:\nEvery record is refused since yesterday.", "HTTP 400", "Sync now.");
    }

    @Test
    void what_was_sent_can_be_taken_back_for_ten_seconds_and_goes_out_without_the_browser() {
        String key = desk.receive(Journeys.harmless());
        desk.claims("tina", key, "work-on-case");
        ReflectionTestUtils.setField(heldMessages, "undo", Duration.ofSeconds(10));
        try (Browser browser = Browser.open("undo")) {
            browser.size(1366, 768);
            Tasklist tasklist = new Tasklist(browser, port);
            tasklist.signIn("tina");
            browser.go("http://localhost:" + port + "/desk/cases/" + key);
            inCase(browser, "textarea").sendKeys("Hanna, it is the tokne.");
            inCase(browser, ".send").click();
            browser.await(
                    "see that it can be taken back",
                    () -> inCase(browser, ".held").getText().contains("in 10 s") ? true : null);
            browser.screenshot("sending");
            inCase(browser, ".undo").click();
            browser.await(
                    "have the words again",
                    () -> "Hanna, it is the tokne."
                                    .equals(inCase(browser, "textarea").getDomProperty("value"))
                            ? true
                            : null);
            browser.screenshot("taken-back");
            assertThat(desk.ledger(key, PublicUpdate.class)).isEmpty();

            inCase(browser, "textarea").clear();
            inCase(browser, "textarea").sendKeys("Hanna, it is the token.");
            inCase(browser, ".send").click();
            inCase(browser, ".held");
            browser.go("about:blank");
            clock.set(clock.instant().plusSeconds(10));
            browser.await(
                    "have it sent", () -> desk.ledger(key, PublicUpdate.class).isEmpty() ? null : true);
            browser.go("http://localhost:" + port + "/desk/cases/" + key);
            browser.await(
                    "see it in the conversation",
                    () -> inCase(browser, ".entry.update").getText().contains("it is the token.") ? true : null);

            inCase(browser, "textarea").sendKeys("One more thing.");
            inCase(browser, ".send").click();
            inCase(browser, ".held");
            desk.happens(key, NewEvent.of(new Withdrawn("cancelled", null), "mona"));
            clock.set(clock.instant().plusSeconds(10));
            browser.await(
                    "read why it was not sent",
                    () -> inCase(browser, ".state.bad").getText().contains("It was withdrawn") ? true : null);
            assertThat(inCase(browser, "textarea").getDomProperty("value")).isEqualTo("One more thing.");
            browser.screenshot("came-back");
        } finally {
            ReflectionTestUtils.setField(heldMessages, "undo", Duration.ZERO);
        }
        assertThat(desk.ledger(key, PublicUpdate.class)).hasSize(1);
    }

    @Test
    void a_session_that_ends_in_mid_form_asks_over_the_page_and_goes_on_with_what_was_typed() {
        String key = desk.receive(Journeys.harmless());
        desk.claims("tina", key, "work-on-case");
        try (Browser browser = Browser.open("session-ends")) {
            browser.size(1366, 768);
            Tasklist tasklist = new Tasklist(browser, port);
            tasklist.signIn("tina");
            browser.click(list("Mine"));
            browser.click(entry(key));
            browser.click(By.xpath("//label[normalize-space(.) = 'Ask the customer']"));
            browser.write("Question to the customer", "Which account is it?");
            browser.forgetSession();
            browser.click(complete());
            browser.seeText("Sign in to Tierline");
            browser.screenshot("asked");
            tasklist.signInOverPage("tina");
            browser.seeText("Choose a task in the list.");
            browser.screenshot("goes-on");
        }
        desk.settle();
        assertThat(desk.ledger(key, CustomerAsked.class)).hasSize(1);
    }

    @Test
    void a_lost_race_says_who_has_the_task_and_the_next_one_can_be_claimed() {
        String first = desk.receive();
        String second = desk.receive();
        identity.createMembership("theo", "tier1");
        try (Browser browser = Browser.open("race")) {
            browser.size(1280, 900);
            new Tasklist(browser, port).signIn("tina");
            browser.click(entry(first));
            browser.see(CLAIM);
            desk.as("theo", () -> tasks.claim(desk.task(first, "work-on-case").getId(), "theo"));
            browser.click(CLAIM);
            browser.seeText("Theo Thomas has this task already");
            assertThat(browser.pageText())
                    .doesNotContain(desk.task(first, "work-on-case").getId());
            browser.screenshot("lost");

            browser.click(entry(second));
            browser.seeText("Claim it: that acknowledges it.");
            browser.click(CLAIM);
            browser.see(UNCLAIM);
            browser.seeNoText("Claim it: that acknowledges it.");
            browser.seeNoText("Claim the case first");
            browser.screenshot("claimed");
        } finally {
            identity.deleteMembership("theo", "tier1");
        }
        desk.settle();
        assertThat(desk.caseFile(second).owner()).isEqualTo("tina");
    }

    private void customerWrites(String key) {
        desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, WORDS));
    }

    /** An element of the case's own, which stands in a tree of its own. */
    private static WebElement inCase(Browser browser, String selector) {
        return browser.await(
                "see " + selector + " of the case",
                () ->
                        browser
                                .see(By.cssSelector("tl-case"))
                                .getShadowRoot()
                                .findElements(By.cssSelector(selector))
                                .stream()
                                .filter(WebElement::isDisplayed)
                                .findFirst()
                                .orElse(null));
    }

    private static String valueOf(Browser browser, String label) {
        return browser.see(browser.field(label)).getDomProperty("value");
    }
}
