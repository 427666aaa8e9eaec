package io.tierline.stories;

import static io.tierline.stories.Tasklist.complete;
import static io.tierline.stories.Tasklist.entry;
import static io.tierline.stories.Tasklist.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist as its people meet it. */
class TasklistInBrowserTest extends TierlineTest {

    @LocalServerPort
    private int port;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void from_a_phone_call_to_tier_2() {
        try (Browser browser = Browser.open("phone-call")) {
            Tasklist tasklist = new Tasklist(browser, port);
            tasklist.open();
            browser.screenshot("sign-in");
            tasklist.signIn("tina");
            browser.seeText("Nothing to do in this list.");
            assertThat(browser.pageText())
                    .contains("My queue", "Mine", "My team", "Due soon", "Waiting on customer")
                    .doesNotContain("All open", "It is time to migrate", "Create task");
            browser.screenshot("empty-queue");

            tasklist.fillInCase("Our data stopped syncing yesterday. We have a board meeting tomorrow!");
            browser.screenshot("enter-case");
            tasklist.start();
            desk.settle();
            browser.seeText("Started: ESC-2026-000001.");
            browser.click(list("My queue"));
            browser.see(entry("ESC-2026-000001"));
            browser.seeText("Acme Corp");
            browser.screenshot("queue");
            assertThat(browser.see(By.cssSelector(".tierline-card")).getText()).contains("P2", "Acme Corp");

            browser.countClicksFromHere();
            browser.click(entry("ESC-2026-000001"));
            browser.click(By.cssSelector("button.claim"));
            browser.see(By.cssSelector("button.unclaim"));
            browser.screenshot("claimed");
            browser.click(By.xpath("//label[normalize-space(.) = 'Escalate']"));
            browser.write("Why it must go up", "Every record is refused since yesterday.");
            browser.click(complete());
            browser.seeText("Steps to reproduce is missing");
            browser.screenshot("incomplete-hand-off");

            browser.write("What was tried so far", "Restarted the sync; no change.");
            browser.write("Error logs", "HTTP 400 INVALID_FIELD: No such column 'Region__c'");
            browser.write("Integration id", "sf-4711");
            browser.write("Steps to reproduce", "Open Integrations, Salesforce, Sync now.");
            browser.screenshot("full-hand-off");
            browser.click(complete());
            browser.seeText("Choose a task in the list.");
            assertThat(browser.clicks()).as("clicks from triage to hand-off").isLessThan(12);
            desk.settle();
            browser.click(list("My team"));
            browser.seeText("Nothing to do in this list.");
            browser.seeNoText("Steps to reproduce is missing");
            browser.screenshot("handed-off");

            tasklist.signIn("theo");
            browser.click(entry("ESC-2026-000001"));
            browser.seeText("Handed over to you");
            browser.screenshot("at-tier-2");
            browser.clickText("a", "Case");
            String opening = browser.await("see who wrote it", () -> browser.inside("tl-case", ".entry.customer"))
                    .getText();
            assertThat(opening).startsWith("Hanna Ops").contains("entered by Tina Tran");
            // Tasklist asks who is signed in before anybody is; the incomplete hand-off was refused; and it asks for a
            // task that was completed once more, where its list is slower.
            assertThat(browser.errors())
                    .as("what the pages complained of")
                    .allMatch(error -> error.contains("/auth/user/default")
                            || error.contains("/submit-form")
                            || error.matches(".*/task/[0-9a-f-]+ - .*404.*"));
        }
        assertThat(desk.caseFile("ESC-2026-000001").tier()).isEqualTo("tier2");
        assertThat(desk.ledger("ESC-2026-000001").get(0).actor()).isEqualTo("tina");
    }

    @Test
    void a_manager_takes_a_case_over_and_gives_it_back() {
        String key = Journeys.atTier2(desk);
        desk.claims("theo", key, "work-on-case");
        try (Browser browser = Browser.open("manager")) {
            Tasklist tasklist = new Tasklist(browser, port);
            tasklist.signIn("theo");
            browser.clickText("a", "Start process");
            browser.seeText("Escalation");
            assertThat(browser.pageText()).doesNotContain("Manage a case");

            tasklist.signIn("mona");
            manage(browser, tasklist, key, "Take it over: I own the work");
            browser.screenshot("take-over");
            tasklist.start();
            desk.settle();
            browser.click(list("Mine"));
            browser.click(entry(key));
            browser.see(By.cssSelector("button.unclaim"));
            browser.seeText("Handed over to you");
            browser.screenshot("owns-the-work");
            assertThat(desk.caseFile(key).owner()).isEqualTo("mona");

            manage(browser, tasklist, key, "Give it back");
            browser.screenshot("give-back");
            tasklist.start();
            desk.settle();
            browser.click(list("Mine"));
            browser.seeText("Nothing to do in this list.");
            assertThat(desk.caseFile(key).owner()).isEqualTo("theo");

            // Once more: now there is nothing to give back, and the form says so.
            manage(browser, tasklist, key, "Give it back");
            browser.click(By.xpath("//button[normalize-space(.) = 'Start']"));
            browser.seeText("no manager has taken it over");
            browser.screenshot("refused");

            tasklist.signIn("theo");
            browser.click(list("Mine"));
            browser.see(entry(key));
            browser.screenshot("back-with-theo");
        }
    }

    private static void manage(Browser browser, Tasklist tasklist, String key, String act) {
        tasklist.startProcess("Manage a case");
        browser.write("Case", key);
        browser.choose("What to do", act);
        browser.write("Why", "The customer's board meets tomorrow.");
    }

    @Test
    void triage_and_hand_off_by_keyboard_alone() {
        String key = desk.receive();
        try (Browser browser = Browser.open("keyboard")) {
            new Tasklist(browser, port).signInByKeyboard("tina");
            browser.see(entry(key));
            browser.tabToText("a", key);
            browser.press(Keys.ENTER);
            browser.see(By.cssSelector("button.claim"));
            browser.tabToText("button", "Claim");
            browser.press(Keys.ENTER);
            browser.see(By.cssSelector("button.unclaim"));
            browser.field("Escalate");
            browser.tabTo("the outcome", element -> "radio".equals(element.getDomAttribute("type")));
            browser.press(Keys.ARROW_DOWN);
            browser.field("Why it must go up");
            browser.screenshot("outcome");
            type(browser, "Why it must go up", "Every record is refused.");
            type(browser, "What was tried so far", "Restarted the sync.");
            type(browser, "Error logs", "HTTP 400");
            type(browser, "Integration id", "sf-4711");
            type(browser, "Steps to reproduce", "Sync now.");
            browser.screenshot("form");
            browser.tabToText("button", "Complete");
            browser.press(Keys.ENTER);
            browser.seeText("Choose a task in the list.");
        }
        desk.settle();
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
    }

    private static void type(Browser browser, String label, String text) {
        browser.tabToField(label);
        browser.press(text);
    }

    @Test
    void what_is_urgent_stands_on_top_and_out() {
        String overdue = desk.receive();
        clock.set(Instant.now().minus(Duration.ofHours(30)));
        String long_ago = desk.receive();
        clock.set(Instant.now());
        try (Browser browser = Browser.open("urgent")) {
            new Tasklist(browser, port).signIn("tina");
            browser.see(entry(long_ago));
            browser.see(entry(overdue));
            WebElement first = browser.see(By.cssSelector("ol.tasks-list > li.task"));
            browser.seeText("Overdue by");
            browser.screenshot("list");
            assertThat(first.getText()).contains(long_ago, "Overdue by");
            assertThat(first.getDomAttribute("class")).contains("tierline-overdue");
            browser.click(list("Due soon"));
            browser.seeText("Overdue by");
            browser.screenshot("due-soon");
        }
    }
}
