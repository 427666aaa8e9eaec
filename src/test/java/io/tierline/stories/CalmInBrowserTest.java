package io.tierline.stories;

import static io.tierline.stories.Tasklist.entry;
import static io.tierline.stories.Tasklist.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist on a small screen: much in view, what changes on top, and each thing said once. */
class CalmInBrowserTest extends TierlineTest {

    private static final By CARD = By.cssSelector("ol.tasks-list > li.task");
    private static final By CARD_DUE = By.cssSelector("li.task.active .tierline-urgency");
    private static final By HEAD_DUE = By.cssSelector(".task-details .tierline-due");
    private static final By FIRST_FIELD = By.cssSelector(".fjs-form input[type=radio]");
    private static final By DETAILS = By.cssSelector(".tierline-fold");

    @LocalServerPort
    private int port;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void eight_cards_fit_the_list_each_with_case_customer_and_deadline() {
        for (int i = 0; i < 8; i++) {
            desk.receive();
        }
        clock.set(Instant.now().minus(Duration.ofHours(30)));
        String overdue = desk.receive();
        desk.happens(
                overdue, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "Worse."));
        clock.set(Instant.now());
        try (Browser browser = Browser.open("calm")) {
            browser.size(1366, 768);
            new Tasklist(browser, port).signIn("tina");
            browser.see(entry(overdue));
            browser.seeText("Customer wrote");
            browser.seeText("Acme Corp");
            browser.screenshot("list");
            assertThat(browser.wholeInView(CARD)).as("cards in view").isGreaterThanOrEqualTo(8);
            assertThat(browser.see(entry(overdue)).getText()).isEqualTo(overdue + " · Data stopped syncing");
            assertThat(browser.see(CARD).getText()).contains("P2", "Overdue by", "Customer wrote");
            browser.size(1920, 1080);
            browser.screenshot("list-wide");
        }
    }

    @Test
    void the_first_field_of_a_claimed_task_and_the_newest_words_are_in_view_and_the_rest_is_folded() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        desk.happens(
                key,
                NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
                        .withText(EventText.TEXT, "Now it is worse: nobody can log in.\n".repeat(30)));
        try (Browser browser = Browser.open("calm-form")) {
            browser.size(1366, 768);
            new Tasklist(browser, port).signIn("tina");
            browser.click(list("Mine"));
            browser.click(entry(key));
            browser.see(FIRST_FIELD);
            browser.see(HEAD_DUE);
            browser.screenshot("claimed");
            assertThat(browser.wholeInView(FIRST_FIELD)).as("the first field").isPositive();
            assertThat(browser.see(browser.field("What the customer says")).getDomProperty("value"))
                    .contains("Now it is worse");

            assertThat(browser.pageText()).as("folded").doesNotContain("What the customer wrote first");
            browser.click(DETAILS);
            assertThat(browser.see(browser.field("What the customer wrote first"))
                            .getDomProperty("value"))
                    .contains("Our data stopped syncing");
            browser.screenshot("details");
            browser.size(1920, 1080);
            browser.screenshot("claimed-wide");
        }
    }

    @Test
    void the_deadline_is_said_once_and_the_same_on_card_and_head_before_a_claim_and_after() {
        String key = desk.receive();
        try (Browser browser = Browser.open("calm-due")) {
            browser.size(1366, 768);
            new Tasklist(browser, port).signIn("tina");
            browser.click(entry(key));
            browser.see(By.cssSelector("button.claim"));
            String before = agreed(browser);
            browser.screenshot("before");
            browser.click(By.cssSelector("button.claim"));
            browser.see(By.cssSelector("button.unclaim"));
            browser.click(list("Mine"));
            browser.click(entry(key));
            browser.await("see another deadline on both", () -> !agreed(browser).equals(before));
            browser.screenshot("after");
        }
        assertThat(desk.caseFile(key).owner()).isEqualTo("tina");
    }

    @Test
    void who_asks_for_german_reads_german_and_times_as_they_write_them() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        try (Browser browser = Browser.open("german", "de-DE")) {
            browser.size(1366, 768);
            new Tasklist(browser, port).signInSeeing("tina", "Meine Warteschlange");
            browser.seeText("Fall suchen");
            browser.click(Tasklist.MINE_IN_GERMAN);
            browser.click(entry(key));
            assertThat(browser.see(HEAD_DUE).getText()).startsWith("Fällig in ").containsPattern(" \\d{1,2}\\. ");
            browser.click(By.xpath("//*[contains(@class, 'nav-tabs')]//a[normalize-space(.) = 'Fall']"));
            browser.await("see the composer", () -> browser.inside("tl-case", ".send"));
            assertThat(browser.inside("tl-case", ".send").getText()).isEqualTo("An Hanna Ops senden");
            assertThat(browser.inside("tl-case", ".stream").getText()).contains("Der Fall kam zu Tier 1");
            browser.screenshot("tasklist");
            browser.go("http://localhost:" + port + "/desk/cases?list=mine");
            browser.await("see the case", () -> browser.inside("tl-finding", "tbody a"));
            browser.screenshot("lists");
            assertThat(browser.inside("tl-finding", ".list-unowned").getText()).startsWith("Ohne Bearbeiter");
        }
    }

    private static String agreed(Browser browser) {
        String said = browser.await("see one deadline", () -> {
            String card = browser.see(CARD_DUE).getText();
            String head = browser.see(HEAD_DUE).getText();
            return head.startsWith(card + " · ") ? head : null;
        });
        assertThat(browser.none(By.cssSelector(".due-date")))
                .as("Tasklist's own words for it")
                .isTrue();
        assertThat(browser.see(By.cssSelector(".fjs-form")).getText()).doesNotContain("Due");
        return said;
    }
}
