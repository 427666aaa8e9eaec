package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A person finds a case on Tierline's own page, with or without a task of it, and works on it there. */
class FindingInBrowserTest extends TierlineTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

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
            field.sendKeys(org.openqa.selenium.Keys.BACK_SPACE, "it");
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
    void what_another_node_writes_shows_within_two_seconds_on_each_screen_that_has_the_case_open() {
        String key = desk.receive(Journeys.harmless());
        try (Browser tina = Browser.open("live-tina");
                Browser mona = Browser.open("live-mona")) {
            for (Browser browser : List.of(tina, mona)) {
                browser.size(1280, 900);
                browser.go("http://localhost:" + port + "/desk/cases/" + key);
                signIn(browser, browser == tina ? "tina" : "mona", "demo");
                browser.await("see the conversation", () -> in(browser, "tl-case", ".entry.customer"));
            }

            Instant written = Instant.now();
            asAnotherNodeWould(key, "Now it is worse.");
            for (Browser browser : List.of(tina, mona)) {
                browser.await(
                        "see what is new",
                        () -> in(browser, "tl-case", ".stream").getText().contains("Now it is worse.") ? true : null);
            }
            // The two seconds, and what a browser driver takes to look.
            assertThat(Duration.between(written, Instant.now())).isLessThan(Duration.ofSeconds(4));
            mona.screenshot("news");

            mona.await(
                    "see who else reads it",
                    () -> in(mona, "tl-case", ".present").getText().equals("Tina Tran is reading") ? true : null);
            in(tina, "tl-case", "textarea").sendKeys("We are on it.");
            mona.await(
                    "see who writes",
                    () -> in(mona, "tl-case", ".present").getText().equals("Tina Tran is writing") ? true : null);
            mona.screenshot("writing");
            in(mona, "tl-case", ".acts button").click();
            mona.await(
                    "follow the case",
                    () -> in(mona, "tl-case", ".acts button").getText().equals("Follow no longer") ? true : null);
            assertThat(desk.caseFile(key).oversight().watchers()).containsExactly("mona");
            in(tina, "tl-case", ".send").click();
            mona.await(
                    "see what tina wrote",
                    () -> in(mona, "tl-case", ".stream").getText().contains("We are on it.") ? true : null);
        }
    }

    /** Behind this node's back. */
    private void asAnotherNodeWould(String key, String text) {
        transaction.executeWithoutResult(any -> {
            jdbc.sql(
                            """
                            insert into case_event (case_key, seq, type, happened_at, learned_at, actor, facts)
                            select case_key, max(seq) + 1, 'customer-replied', max(learned_at), max(learned_at), 'customer', '{}'
                            from case_event where case_key = ? group by case_key""")
                    .param(key)
                    .update();
            jdbc.sql(
                            """
                            insert into case_text (case_key, seq, content)
                            select case_key, max(seq), jsonb_build_object('text', ?::text)
                            from case_event where case_key = ? group by case_key""")
                    .params(text, key)
                    .update();
            jdbc.sql("update case_file set version = pg_current_xact_id()::text::bigint where case_key = ?")
                    .param(key)
                    .update();
        });
    }

    private static void signIn(Browser browser, String password) {
        signIn(browser, "tina", password);
    }

    private static void signIn(Browser browser, String person, String password) {
        WebElement user = browser.see(By.cssSelector("dialog.sign-in input[type=text]"));
        user.clear();
        user.sendKeys(person);
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
