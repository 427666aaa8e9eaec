package io.tierline.stories;

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

    private static final By USER = By.cssSelector("input[name=username], input[placeholder=Username]");
    private static final By PASSWORD = By.cssSelector("input[type=password]");

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
            browser.go("http://localhost:" + port + "/");
            browser.see(USER);
            browser.screenshot("sign-in");
            signIn(browser, "tina");
            browser.seeText("Nothing to do in this list.");
            assertThat(browser.pageText())
                    .contains("My queue", "Mine", "My team", "Due soon", "Waiting on customer")
                    .doesNotContain("All open", "It is time to migrate", "Create task");
            browser.screenshot("empty-queue");

            enterCase(browser);
            desk.settle();
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

            browser.forgetSession();
            browser.go("http://localhost:" + port + "/");
            signIn(browser, "theo");
            browser.click(entry("ESC-2026-000001"));
            browser.seeText("Handed over to you");
            browser.screenshot("at-tier-2");
            // Tasklist asks who is signed in before anybody is; the incomplete hand-off was refused.
            assertThat(browser.errors())
                    .as("what the pages complained of")
                    .allMatch(error -> error.contains("/auth/user/default") || error.contains("/submit-form"));
        }
        assertThat(desk.caseFile("ESC-2026-000001").tier()).isEqualTo("tier2");
        assertThat(desk.ledger("ESC-2026-000001").get(0).actor()).isEqualTo("tina");
    }

    private void enterCase(Browser browser) {
        browser.clickText("a", "Start process");
        browser.clickText("a", "Escalation");
        browser.write("Title", "Data stopped syncing");
        browser.write(
                "What the customer says", "Our data stopped syncing yesterday. We have a board meeting tomorrow!");
        browser.choose("Priority", "P2 - badly hindered");
        browser.choose("Impact", "Critical");
        browser.choose("Category", "Integration");
        browser.write("Affected users", "120");
        browser.write("Customer", "Acme Corp");
        browser.choose("Plan", "Enterprise");
        browser.write("Reported by", "Hanna Ops");
        browser.write("Their e-mail", "hanna@acme.example");
        browser.screenshot("enter-case");
        browser.click(By.xpath("//button[normalize-space(.) = 'Start']"));
        browser.seeText("Started.");
    }

    @Test
    void triage_and_hand_off_by_keyboard_alone() {
        String key = desk.receive();
        try (Browser browser = Browser.open("keyboard")) {
            browser.go("http://localhost:" + port + "/");
            browser.see(USER);
            browser.tabTo("the user", element -> "text".equals(element.getDomAttribute("type")));
            browser.press("tina", Keys.TAB, "demo", Keys.ENTER);
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
            browser.go("http://localhost:" + port + "/");
            signIn(browser, "tina");
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

    private static void signIn(Browser browser, String person) {
        browser.see(USER).sendKeys(person);
        browser.see(PASSWORD).sendKeys("demo");
        browser.see(By.cssSelector("button[type=submit]")).click();
        browser.see(list("My queue"));
    }

    private static By list(String name) {
        return By.xpath("//*[contains(@class, 'task-filter')]//a[starts-with(normalize-space(.), '" + name + "')]");
    }

    private static By entry(String caseKey) {
        return By.xpath("//ol[contains(@class, 'tasks-list')]//h4//a[contains(., '" + caseKey + "')]");
    }

    private static By complete() {
        return By.xpath("//button[normalize-space(.) = 'Complete']");
    }
}
