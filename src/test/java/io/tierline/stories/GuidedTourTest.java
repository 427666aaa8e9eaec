package io.tierline.stories;

import static io.tierline.stories.Tasklist.complete;
import static io.tierline.stories.Tasklist.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TestClock;
import io.tierline.TierlineTest;
import io.tierline.cases.Case;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Goes through docs/tour.md as its reader does, by screens alone, and takes its pictures. Time stands on a Wednesday morning,
 * in the browser as well, so that the pictures come out alike. Run on purpose only: mvn -Ptour test
 */
@Tag("tour")
class GuidedTourTest extends TierlineTest {

    private static final Path IMAGES = Path.of("docs", "images");
    private static final String CASE = "ESC-2026-000001";
    private static final By CLAIM = By.cssSelector("button.claim");
    private static final By UNCLAIM = By.cssSelector("button.unclaim");
    private static final int WIDE = 1280;
    private static final int HIGH = 1100;
    private static final String COMPOSER = "textarea";

    @LocalServerPort
    private int port;

    private Browser browser;
    private Tasklist tasklist;
    private DeskPage page;

    @Test
    void from_complaint_to_review() {
        clock.set(TestClock.WEDNESDAY_0900);
        try (Browser opened = Browser.open("tour")) {
            browser = opened;
            tasklist = new Tasklist(browser, port);
            page = new DeskPage(browser, "http://localhost:" + port);
            complaint();
            tier1();
            handOff();
            tier2();
            cockpit();
            update();
            rootCause();
            resolution();
            customer();
            review();
        }
        assertThat(desk.caseFile(CASE).state()).isEqualTo(Case.State.CLOSED);
        assertThat(desk.openTasks(CASE)).isEmpty();
    }

    private void complaint() {
        signIn("tina");
        tasklist.fillInCase("Our data stopped syncing yesterday. This is critical - we have a board meeting tomorrow!");
        picture("1-enter-case");
        tasklist.start();
        timeGoesOn(Duration.ZERO);
        browser.click(list("My queue"));
        browser.see(entry());
        browser.seeText("Acme Corp");
        browser.click(By.cssSelector(".tierline-started button"));
        picture("2-queue");
    }

    private void tier1() {
        claim("My queue");
        browser.seeText("Critical impact");
        timeGoesOn(Duration.ofMinutes(5));
        tab("Case");
        page.awaitText("tl-case", ".entry.customer", "Hanna Ops");
        page.in("tl-case", COMPOSER).sendKeys("I see the failed runs.");
        page.awaitText("tl-case", ".state", "Draft kept");
        picture("3-case");
        page.in("tl-case", ".send").click();
        page.awaitText("tl-case", ".entry.update", "I see the failed runs.");
    }

    private void handOff() {
        tab("Form");
        option("Escalate");
        browser.write("Why it must go up", "Every record is refused since yesterday 14:00.");
        browser.click(complete());
        browser.seeText("is missing");
        picture("4-hand-off-refused");
        browser.write("What was tried so far", "Restarted the sync; no change.");
        browser.write("Error logs", "HTTP 400 INVALID_FIELD: No such column 'Region__c'");
        browser.write("Integration id", "sf-4711");
        browser.write("Steps to reproduce", "Open Integrations, Salesforce, Sync now.");
        completed();
    }

    private void tier2() {
        signIn("theo");
        browser.click(entry());
        browser.seeText("Handed over to you");
        picture("5-at-tier-2");
        claim("My queue");
        option("Escalate");
        browser.write("Why it must go up", "The mapping of fields is in the code.");
        completed();
    }

    private void cockpit() {
        signIn("mona");
        browser.go("http://localhost:" + port + "/camunda/app/cockpit/default/#/processes");
        browser.clickText("a", "Escalation");
        browser.see(By.cssSelector(".djs-container"));
        browser.see(By.cssSelector(".djs-overlay .badge"));
        browser.seeText(CASE);
        picture("6-cockpit");
    }

    private void update() {
        timeGoesOn(Duration.ofMinutes(10));
        browser.setTime(clock.instant());
        browser.forgetSession();
        page.open("/desk/cases", "cleo");
        browser.size(WIDE, HIGH);
        page.in("tl-finding", "input.field").sendKeys("acme");
        page.awaitText("tl-finding", "tbody", CASE);
        picture("7-cases");
        page.in("tl-finding", "tbody a").click();
        page.in("tl-case", COMPOSER).sendKeys("We found the field that Salesforce changed, and are testing a fix.");
        page.awaitText("tl-case", ".state", "Draft kept");
        picture("8-update");
        page.in("tl-case", ".send").click();
        page.awaitText("tl-case", ".stream", "are testing a fix.");
    }

    private void rootCause() {
        signIn("erin");
        claim("My queue");
        browser.seeText("Handed over to you");
        option("Resolved");
        browser.write("How it was solved", "Hotfix 2026.3.1 maps the renamed field.");
        browser.write("Root cause (needed)", "The schema of the CRM changed and broke our sync logic.");
        browser.write("What helps now", "A hotfix maps the renamed field; the missed records were synced.");
        browser.write("What prevents it from coming back", "Schema-change alerts and a monitor on failed syncs.");
        picture("9-root-cause");
        completed();
    }

    private void resolution() {
        signIn("cleo");
        claim("My queue");
        browser.write("A personal line", "Thank you for your patience before your board meeting.");
        picture("10-resolution");
        completed();
    }

    private void customer() {
        page.open("/desk/sent");
        page.awaitText("tl-sent", "article", "Thank you for your patience");
        String link = page.in("tl-sent", ".text a[href*='/status/']").getDomProperty("href");
        // In a window in which nobody is signed in, as the customer's is.
        browser.forgetSession();
        browser.go("http://localhost:" + port + URI.create(link).getPath());
        browser.seeText("Is it fixed?");
        picture("11-status-page");
        browser.clickText("button", "It is fixed");
        browser.seeText("Thank you for telling us that it is fixed.");
        timeGoesOn(Duration.ZERO);
    }

    private void review() {
        signIn("mona");
        claim("My queue");
        browser.seeText("What happened");
        picture("12-review");
        browser.write("Summary", "The Salesforce sync stopped for 27 hours.");
        browser.write("What the customer felt", "Acme had no fresh figures the day before a board meeting.");
        browser.write("What we learned", "We learned of the change from the customer.");
        browser.write("What is to be done", "Schema-change alerts for every connected API");
        browser.choose("Owner", "erin (Erin Eriksen)");
        browser.write("Due", "03/25/2026" + Keys.TAB);
        browser.write("Article title", "Salesforce sync stops after a schema change");
        browser.write("Symptom", "HTTP 400 INVALID_FIELD in the sync log");
        browser.write("Solution", "Map the renamed field, then run a full sync.");
        option("Approve it");
        completed();

        signIn("erin");
        browser.click(list("Mine"));
        browser.click(entry());
        browser.seeText("What was agreed");
        picture("13-action-item");
        option("Done");
        browser.write("What was done", "An alert tells us of each change of a schema.");
        completed();

        signIn("mona");
        claim("My queue");
        option("Yes");
        completed();
    }

    private void claim(String list) {
        browser.click(list(list));
        browser.click(entry());
        browser.click(CLAIM);
        browser.see(UNCLAIM);
        timeGoesOn(Duration.ZERO);
    }

    private void completed() {
        browser.click(complete());
        browser.seeText("Choose a task in the list.");
        timeGoesOn(Duration.ZERO);
    }

    private void tab(String name) {
        browser.click(By.xpath(
                "//*[contains(@class, 'task-details')]//*[contains(@class, 'nav-tabs')]//a[normalize-space(.) = '%s']"
                        .formatted(name)));
    }

    private void option(String name) {
        browser.click(By.xpath("//label[normalize-space(.) = '%s']".formatted(name)));
    }

    /** What is due by then is done: a trial does it by itself. */
    private void timeGoesOn(Duration duration) {
        desk.pass(duration);
    }

    private void signIn(String person) {
        browser.size(WIDE, HIGH);
        browser.setTime(clock.instant());
        tasklist.signIn(person);
    }

    private void picture(String name) {
        browser.pointNowhere();
        Picture.of(browser.picture()).withFewColours().write(IMAGES.resolve(name + ".png"));
    }

    private static By entry() {
        return Tasklist.entry(CASE);
    }
}
