package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is known of a case is put right where it is read. */
class FactsInBrowserTest extends TierlineTest {

    private static final String CASE = "tl-case";

    @LocalServerPort
    private int port;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void facts_are_changed_by_keyboard_and_what_a_colleague_wrote_meanwhile_is_read_first() {
        String key = desk.receive(Journeys.harmless());
        int policies = desk.ledger(key, PolicyPinned.class).size();
        try (Browser browser = Browser.open("facts")) {
            DeskPage page = new DeskPage(browser, "http://localhost:" + port);
            page.open("/desk/cases/" + key, "tina");

            page.in(CASE, ".fact-priority .pencil").sendKeys(Keys.ENTER);
            new Select(page.in(CASE, ".facts select")).selectByValue("P1");
            page.in(CASE, ".facts input[name=reason]").sendKeys("Nobody can log in", Keys.ENTER);
            page.awaitText(CASE, ".fact-priority", "P1");
            assertThat(page.in(CASE, ".fact-priority dd").getDomAttribute("title"))
                    .startsWith("Changed by Tina Tran, ");
            assertThat(desk.ledger(key, PriorityChanged.class)).hasSize(1);
            assertThat(desk.ledger(key, PolicyPinned.class)).hasSize(policies + 1);
            browser.screenshot("changed");

            page.in(CASE, ".fact-component .pencil").sendKeys(Keys.ENTER);
            type(page, "exports");
            desk.happens(
                    key, NewEvent.of(new FactsChanged(null, null, "labels", null, null, null, null, null), "mona"));
            page.awaitText(CASE, ".facts form", "Mona Moreau changed it to labels at ");
            page.awaitText(CASE, ".facts form", "You have exports.");
            page.in(CASE, ".facts input[name=to]").sendKeys(Keys.ENTER);
            assertThat(desk.caseFile(key).component()).isEqualTo("labels");
            browser.screenshot("overtaken");
            page.in(CASE, ".facts .over").sendKeys(Keys.ENTER);
            page.awaitText(CASE, ".fact-component", "exports");
            assertThat(desk.caseFile(key).component()).isEqualTo("exports");

            page.in(CASE, ".fact-affectedUsers .pencil").click();
            type(page, "many");
            page.in(CASE, ".facts input[name=to]").sendKeys(Keys.ENTER);
            page.awaitText(CASE, ".facts form", "must be a whole number");
            page.in(CASE, ".facts input[name=to]").sendKeys(Keys.ESCAPE);
            browser.await(
                    "stand on the pencil again",
                    () -> Boolean.TRUE.equals(
                                    browser.script(
                                            "return document.querySelector('tl-case').shadowRoot.activeElement?.className === 'pencil'"))
                            ? true
                            : null);

            page.in(CASE, ".fact-category .pencil").click();
            type(page, "security");
            page.in(CASE, ".facts input[name=to]").sendKeys(Keys.ENTER);
            page.awaitText(CASE, ".fact-category", "security");
            assertThat(desk.ledger(key, PolicyPinned.class))
                    .as("the policy asks for the category as well")
                    .hasSize(policies + 2);
        }
        CaseEvent changed = desk.ledger(key, PriorityChanged.class).get(0);
        assertThat(desk.texts(key).of(changed).get(EventText.REASON)).isEqualTo("Nobody can log in");
    }

    private static void type(DeskPage page, String words) {
        WebElement field = page.in(CASE, ".facts input[name=to]");
        field.clear();
        field.sendKeys(words);
    }
}
