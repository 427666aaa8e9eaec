package io.tierline.stories;

import static io.tierline.stories.Tasklist.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person does with a case beside its task, in Chromium. */
class ActsInBrowserTest extends TierlineTest {

    private static final By CASE = By.xpath("//*[contains(@class, 'nav-tabs')]//a[normalize-space(.) = 'Case']");

    @LocalServerPort
    private int port;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void an_agent_asks_for_a_manager_who_reads_why_above_the_form() {
        String key = desk.receive(Journeys.harmless());
        try (Browser tina = Browser.open("manager-asked");
                Browser mona = Browser.open("manager-asks")) {
            tina.size(1280, 900);
            new Tasklist(tina, port).signIn("tina");
            tina.click(entry(key));
            tina.click(CASE);
            ask(tina, "They speak of leaving us.");
            seeIn(tina, ".acts .said", "Asked. A manager has the task");
            seeIn(tina, ".entry.note", "asks for a manager");
            tina.screenshot("asked");

            ask(tina, "Now.");
            seeIn(tina, ".acts .said.bad", "tina has asked for a manager already");
            tina.screenshot("asked-again");
            assertThat(desk.openTasks(key)).containsExactlyInAnyOrder("work-on-case", "look-into-case");

            new Tasklist(mona, port).signIn("mona");
            mona.click(entry(key));
            mona.await(
                    "see why",
                    () -> String.valueOf(mona.see(mona.field("Why you were called"))
                                            .getDomProperty("value"))
                                    .contains("asked for by tina: They speak of leaving us.")
                            ? true
                            : null);
            mona.screenshot("why");
        }
    }

    private static void ask(Browser browser, String why) {
        browser.await("press", () -> {
            browser.await("see the acts", () -> browser.inside("tl-case", ".acts .act-manager"))
                    .click();
            return browser.inside("tl-case", ".acts input");
        });
        browser.inside("tl-case", ".acts input").sendKeys(why, Keys.ENTER);
    }

    private static WebElement seeIn(Browser browser, String selector, String text) {
        return browser.await("see \"" + text + "\"", () -> {
            WebElement found = browser.inside("tl-case", selector);
            return found != null && found.getText().contains(text) ? found : null;
        });
    }
}
