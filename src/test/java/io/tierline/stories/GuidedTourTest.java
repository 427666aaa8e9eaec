package io.tierline.stories;

import static io.tierline.stories.Tasklist.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TestClock;
import io.tierline.TierlineTest;
import io.tierline.cases.Case;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Takes the pictures of docs/tour.md: the worked example, seen by the people in it. Time stands on a Wednesday morning, in the
 * browser as well, so that the pictures come out alike. Run on purpose only: mvn -Ptour test
 */
@Tag("tour")
class GuidedTourTest extends TierlineTest {

    private static final Path IMAGES = Path.of("docs", "images");
    private static final String CASE = "ESC-2026-000001";
    private static final Pattern STATUS_PAGE = Pattern.compile("/status/[\\w-]+");

    @LocalServerPort
    private int port;

    @Test
    void from_complaint_to_review() throws Exception {
        clock.set(TestClock.WEDNESDAY_0900);
        try (Browser browser = Browser.open("tour")) {
            enterCase(browser);
            tier1(browser);
            tier2(browser);
            update(browser);
            engineering(browser);
            resolution(browser);
            customer(browser);
            review(browser);
            cockpit(browser);
        }
        assertThat(desk.caseFile(CASE).state()).isEqualTo(Case.State.CLOSED);
    }

    private void enterCase(Browser browser) {
        signIn(browser, "tina");
        Tasklist tasklist = new Tasklist(browser, port);
        tasklist.fillInCase("Our data stopped syncing yesterday. This is critical - we have a board meeting tomorrow!");
        picture(browser, "1-enter-case");
        tasklist.start();
        desk.settle();
    }

    private void tier1(Browser browser) {
        browser.click(list("My queue"));
        browser.see(entry());
        picture(browser, "2-queue");
        browser.click(entry());
        browser.click(By.cssSelector("button.claim"));
        browser.see(By.cssSelector("button.unclaim"));
        desk.settle();
        desk.pass(Duration.ofMinutes(20));
        desk.happens(CASE, NewEvent.of(new PublicUpdate(), "tina").withText(EventText.TEXT, "I see the failed runs."));
        browser.click(By.xpath("//label[normalize-space(.) = 'Escalate']"));
        browser.write("Why it must go up", "Every record is refused since yesterday 14:00.");
        browser.click(Tasklist.complete());
        browser.seeText("is missing");
        picture(browser, "3-hand-off-refused");
        browser.write("What was tried so far", "Restarted the sync; no change.");
        browser.write("Error logs", "HTTP 400 INVALID_FIELD: No such column 'Region__c'");
        browser.write("Integration id", "sf-4711");
        browser.write("Steps to reproduce", "Open Integrations, Salesforce, Sync now.");
        browser.click(Tasklist.complete());
        browser.seeText("Choose a task in the list.");
        desk.settle();
    }

    private void tier2(Browser browser) {
        signIn(browser, "theo");
        browser.click(entry());
        browser.seeText("Handed over to you");
        picture(browser, "4-at-tier-2");
        desk.completes("theo", CASE, "work-on-case", Work.escalate());
        desk.claims("erin", CASE, "work-on-case");
    }

    private void update(Browser browser) {
        desk.pass(Duration.ofMinutes(110));
        signIn(browser, "cleo");
        browser.click(entry());
        browser.click(By.cssSelector("button.claim"));
        browser.write("Update", "We found the field that Salesforce changed, and are testing a fix.");
        picture(browser, "5-update");
        desk.completes(
                "cleo",
                CASE,
                "write-update",
                Map.of("updateText", "We found the field that Salesforce changed, and are testing a fix."));
    }

    private void engineering(Browser browser) {
        signIn(browser, "erin");
        browser.click(list("Mine"));
        browser.click(entry());
        browser.seeText("Handed over to you");
        browser.click(By.xpath("//label[normalize-space(.) = 'Resolved']"));
        browser.write("How it was solved", "Hotfix 2026.3.1 maps the renamed field.");
        picture(browser, "6-root-cause");
        desk.completes("erin", CASE, "work-on-case", Work.resolved());
    }

    private void resolution(Browser browser) {
        signIn(browser, "cleo");
        browser.click(entry());
        browser.seeText("What went wrong");
        picture(browser, "7-resolution");
        desk.completes("cleo", CASE, "explain-resolution", Work.resolution());
    }

    private void customer(Browser browser) throws Exception {
        browser.go("http://localhost:" + port + statusPage());
        browser.seeText("Data stopped syncing");
        picture(browser, "8-status-page");
        desk.happens(CASE, NewEvent.of(new CustomerConfirmed(null), "customer"));
    }

    private void review(Browser browser) {
        desk.settle();
        signIn(browser, "mona");
        browser.click(entry());
        browser.seeText("What happened");
        picture(browser, "9-review");
        desk.completes("mona", CASE, "review-postmortem", Work.postmortem());
        signIn(browser, "erin");
        browser.click(list("Mine"));
        browser.click(entry());
        browser.seeText("What was agreed");
        picture(browser, "10-action-item");
    }

    private void cockpit(Browser browser) {
        desk.receive();
        signIn(browser, "mona");
        browser.go("http://localhost:" + port + "/camunda/app/cockpit/default/#/processes");
        browser.clickText("a", "Escalation");
        browser.see(By.cssSelector(".djs-container"));
        browser.see(By.cssSelector(".djs-overlay .badge"));
        picture(browser, "11-cockpit");
    }

    private static String statusPage() throws Exception {
        for (MimeMessage mail : mail().getReceivedMessages()) {
            Matcher link = STATUS_PAGE.matcher(Mails.text(mail));
            if (link.find()) {
                return link.group();
            }
        }
        throw new AssertionError("No mail has the link of the status page");
    }

    private void signIn(Browser browser, String person) {
        browser.setTime(clock.instant());
        new Tasklist(browser, port).signIn(person);
    }

    private static void picture(Browser browser, String name) {
        Picture.of(browser.picture()).withFewColours().write(IMAGES.resolve(name + ".png"));
    }

    private static By entry() {
        return Tasklist.entry(CASE);
    }
}
