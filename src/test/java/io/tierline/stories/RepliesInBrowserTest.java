package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Words that are said again and again are chosen by their title, and sent by a person alone. */
class RepliesInBrowserTest extends TierlineTest {

    private static final String CASE = "tl-case";

    @LocalServerPort
    private int port;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void a_saved_reply_is_put_in_with_what_the_case_knows_and_a_gap_is_filled_before_it_is_sent() {
        String key = desk.receive(Journeys.harmless());
        try (Browser browser = Browser.open("replies")) {
            DeskPage page = new DeskPage(browser, "http://localhost:" + port);
            page.open("/desk/cases/" + key, "tina");

            page.in(CASE, "textarea").sendKeys(";");
            page.awaitText(CASE, ".replies ul", "Ask when it began and what changed");
            assertThat(page.in(CASE, ".replies ul").getText())
                    .as("notes are offered where a note is written")
                    .doesNotContain("Called the customer");
            browser.screenshot("offered");
            browser.press("work next");
            browser.await(
                    "see that one alone",
                    () -> !page.in(CASE, ".replies ul").getText().contains("began") ? true : null);
            browser.press(Keys.ARROW_DOWN, Keys.ENTER);
            browser.await("have it put in", () -> text(page).contains("Hello Hanna Ops,") ? true : null);
            assertThat(text(page)).contains("\"Data stopped syncing\"", "{{owner}} has your case", "Tina Tran");

            page.in(CASE, ".send").click();
            page.awaitText(CASE, ".state", "Not known here: the owner.");
            browser.screenshot("gap");
            browser.press("Tina");
            page.in(CASE, ".send").click();
            page.awaitText(CASE, ".state", "Not known here: when the next word is promised for.");
            assertThat(desk.ledger(key, PublicUpdate.class)).isEmpty();
            browser.press("noon");
            page.in(CASE, ".send").click();
            page.awaitText(CASE, ".stream", "Tina has your case");

            page.in(CASE, ".mode-note").click();
            page.in(CASE, ".saved").click();
            page.awaitText(CASE, ".replies ul", "Called the customer");
            assertThat(browser.axe(null)).isEmpty();
            page.in(CASE, ".replies [role=option]").click();
            browser.await(
                    "have it in the note",
                    () -> text(page).startsWith("Called Hanna Ops of Acme Corp about " + key) ? true : null);
        }
    }

    private static String text(DeskPage page) {
        return page.in(CASE, "textarea").getDomProperty("value");
    }
}
