package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person goes through the list of cases, into one and back, by single keys. */
class KeysInBrowserTest extends TierlineTest {

    private static final String LIST = "/desk/cases?list=unowned";

    @LocalServerPort
    private int port;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void j_and_k_go_through_the_list_and_u_leads_back_to_it() {
        String sooner = desk.receive(Journeys.ticket("P1", "low", "other", 1, "starter"));
        String later = desk.receive(Journeys.harmless());
        try (Browser browser = Browser.open("keys")) {
            DeskPage page = new DeskPage(browser, "http://localhost:" + port);
            page.open(LIST, "mona");
            page.awaitText("tl-finding", "tbody", later);

            browser.press("j");
            awaitFocusOn(browser, sooner);
            browser.press("j");
            awaitFocusOn(browser, later);
            browser.press("j");
            awaitFocusOn(browser, later);
            browser.press("k");
            awaitFocusOn(browser, sooner);
            browser.press(Keys.ENTER);
            page.awaitText("tl-case", ".stream", "The figures are of yesterday.");
            assertThat(browser.address()).endsWith("/desk/cases/" + sooner);

            browser.press("u");
            page.awaitText("tl-finding", "tbody", later);
            assertThat(browser.address()).endsWith(LIST);

            browser.press("/", "ju");
            browser.await(
                    "have typed into the field",
                    () -> "ju".equals(page.in("tl-finding", "input").getDomProperty("value")) ? true : null);
        }
    }

    private static void awaitFocusOn(Browser browser, String key) {
        browser.await(
                "stand on " + key,
                () -> String.valueOf(
                                        browser.script(
                                                "return document.querySelector('tl-finding').shadowRoot.activeElement?.textContent"))
                                .startsWith(key)
                        ? true
                        : null);
    }
}
