package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.Problems;
import io.tierline.cases.events.IntakeEvents.Linked;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whom a case has to do with is found while one types, and chosen; no key is learnt by heart. */
class ChoosingInBrowserTest extends TierlineTest {

    private static final String CASE = "tl-case";
    private static final String FIELD = ".acts input";

    @LocalServerPort
    private int port;

    @Autowired
    private Problems problems;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void a_case_and_a_problem_are_chosen_by_keyboard_and_a_typed_key_is_taken_too() {
        String earlier = desk.receive(Journeys.harmless());
        String other = desk.receive(Journeys.harmless());
        String key = desk.receive(Journeys.harmless());
        problems.open("Mails are late", "mail", "tina");
        String labels = problems.open("Labels are printed twice", "labels", "tina");
        try (Browser browser = Browser.open("choosing")) {
            DeskPage page = new DeskPage(browser, "http://localhost:" + port);
            page.open("/desk/cases/" + key, "tina");

            act(page, "Link to an earlier case");
            browser.press(earlier);
            page.awaitText(CASE, ".acts [role=option]", earlier);
            browser.screenshot("cases");
            browser.press(Keys.ARROW_DOWN);
            assertThat(page.in(CASE, FIELD).getDomAttribute("aria-activedescendant"))
                    .isEqualTo(page.in(CASE, ".acts [aria-selected=true]").getDomAttribute("id"));
            browser.press(Keys.ENTER);
            assertThat(page.in(CASE, FIELD).getDomProperty("value")).isEqualTo(earlier);
            browser.press(Keys.ENTER);
            page.awaitText(CASE, ".acts .said", "Linked.");
            assertThat(desk.caseFile(key).links())
                    .extracting(link -> link.caseKey())
                    .containsExactly(earlier);

            act(page, "Link to a problem");
            browser.press(Keys.ARROW_DOWN);
            page.awaitText(CASE, ".acts ul", "Mails are late");
            browser.press("printed");
            browser.await(
                    "see that one problem alone",
                    () -> !page.in(CASE, ".acts ul").getText().contains("Mails are late") ? true : null);
            page.in(CASE, ".acts [role=option]").click();
            browser.press(Keys.ENTER);
            page.awaitText(CASE, ".acts .said", "Linked.");
            assertThat(desk.caseFile(key).problem()).isEqualTo(labels);

            act(page, "Link to an earlier case");
            browser.press(other, Keys.ENTER);
            browser.await("have it linked", () -> desk.ledger(key, Linked.class).size() == 2 ? true : null);
            assertThat(browser.axe(null)).isEmpty();
        }
    }

    private static void act(DeskPage page, String name) {
        page.click(CASE, ".acts > button", name);
    }
}
