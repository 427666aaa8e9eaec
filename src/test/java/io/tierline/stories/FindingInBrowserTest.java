package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person finds a case on Tierline's own page, with or without a task of it, and works on it there. */
class FindingInBrowserTest extends TierlineTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void a_case_is_found_by_a_word_of_its_conversation_and_opens_on_a_page_of_its_own() {
        String key = desk.receive(Journeys.harmless());
        desk.receive(Journeys.harmless());
        desk.claims("tina", key, "work-on-case");
        desk.happens(
                key,
                NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
                        .withText(EventText.TEXT, "Since today nobody can log in to the cockpit."));
        try (Browser browser = Browser.open("finding")) {
            browser.size(1280, 900);
            browser.go("http://localhost:" + port + "/desk/cases");
            signIn(browser, "wrong");
            browser.seeText("User name or password is wrong");
            browser.screenshot("signing-in");
            signIn(browser, "demo");
            browser.await("see the list", () -> in(browser, "tl-finding", "tbody tr"));
            assertThat(in(browser, "tl-finding", ".list-replied").getText()).isEqualTo("Replied since I looked 1");
            browser.screenshot("mine");
            in(browser, "tl-finding", ".list-unowned").click();
            browser.await(
                    "see what nobody has",
                    () -> !in(browser, "tl-finding", "tbody").getText().contains(key) ? true : null);

            WebElement field = in(browser, "tl-finding", "input");
            field.sendKeys("cockpt");
            browser.await(
                    "be told that there is none",
                    () -> in(browser, "tl-finding", ".said").getText().startsWith("No case has “cockpt”")
                            ? true
                            : null);
            field.sendKeys(Keys.BACK_SPACE, "it");
            browser.await(
                    "see where it was found",
                    () -> in(browser, "tl-finding", ".excerpt").getText().contains("log in to the cockpit")
                            ? true
                            : null);
            browser.screenshot("found");
            in(browser, "tl-finding", "tbody a").click();

            browser.await("see the conversation", () -> in(browser, "tl-case", ".entry.customer"));
            browser.seeText("with Tina Tran");
            assertThat(browser.address()).endsWith("/desk/cases/" + key);
            browser.size(1920, 1080);
            browser.screenshot("case-wide");
            browser.size(1280, 900);

            in(browser, "tl-case", ".mode-note").click();
            in(browser, "tl-case", "textarea").sendKeys("It is the token again.");
            browser.await(
                    "have it kept",
                    () -> in(browser, "tl-case", ".state").getText().startsWith("Draft kept") ? true : null);
            browser.forgetSession();
            in(browser, "tl-case", ".send").click();
            signIn(browser, "demo");
            browser.await(
                    "see the note",
                    () -> in(browser, "tl-case", ".entry.note").getText().contains("the token again") ? true : null);
            browser.screenshot("noted-after-signing-in-again");
            assertThat(browser.errors())
                    .as("what the page complains of, but for sign-ins that were refused and sessions that had ended")
                    .allMatch(error -> error.contains("401") || error.contains("/login/"));
        }
        assertThat(desk.ledger(key, InternalNote.class)).hasSize(1);
    }

    @Test
    void a_question_that_is_asked_again_and_again_is_saved_under_a_name_renamed_and_removed() {
        String key = desk.receive(Journeys.harmless());
        jdbc.sql("delete from saved_list").update();
        try (Browser browser = Browser.open("saved-lists")) {
            DeskPage page = new DeskPage(browser, "http://localhost:" + port);
            page.open("/desk/cases?q=acme", "tina");
            page.awaitText("tl-finding", "tbody", key);
            page.click("tl-finding", ".save button", "Save as a list");
            assertThat(page.in("tl-finding", ".save input").getDomProperty("value"))
                    .isEqualTo("acme");
            page.in("tl-finding", ".save input").clear();
            page.in("tl-finding", ".save input").sendKeys("All of Acme", Keys.ENTER);
            page.awaitText("tl-finding", ".lists [aria-selected=true]", "All of Acme");
            browser.screenshot("saved");

            // On another computer, and after another list.
            browser.forgetStorage();
            browser.forgetSession();
            page.open("/desk/cases", "tina");
            page.click("tl-finding", ".lists button", "All of Acme");
            page.awaitText("tl-finding", "tbody", key);
            assertThat(page.in("tl-finding", "input.field").getDomProperty("value"))
                    .isEqualTo("acme");

            page.click("tl-finding", ".save button", "Rename");
            page.in("tl-finding", ".save input").clear();
            page.in("tl-finding", ".save input").sendKeys(" ", Keys.ENTER);
            page.awaitText("tl-finding", ".said.bad", "is missing");
            page.in("tl-finding", ".save input").sendKeys("Acme", Keys.ENTER);
            page.awaitText("tl-finding", ".lists [aria-selected=true]", "Acme");
            assertThat(browser.axe(null)).isEmpty();
            browser.screenshot("renamed");
            page.click("tl-finding", ".save button", "Remove");
            page.awaitText("tl-finding", ".said", "Acme is removed");
            page.click("tl-finding", ".save button", "Save as a list");
        }
    }

    private static void signIn(Browser browser, String password) {
        WebElement user = browser.see(By.cssSelector("dialog.sign-in input[type=text]"));
        user.clear();
        user.sendKeys("tina");
        WebElement secret = browser.see(By.cssSelector("dialog.sign-in input[type=password]"));
        secret.clear();
        secret.sendKeys(password);
        browser.click(By.cssSelector("dialog.sign-in button"));
    }

    /** An element of an element that has a tree of its own. */
    private static WebElement in(Browser browser, String host, String selector) {
        return browser.await(
                "see " + selector,
                () -> browser.see(By.cssSelector(host)).getShadowRoot().findElements(By.cssSelector(selector)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }
}
