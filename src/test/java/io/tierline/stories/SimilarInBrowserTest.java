package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.IntakeEvents.EarlierHelped;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What helped before is seen beside the case, and whether it helped again is told. */
class SimilarInBrowserTest extends TierlineTest {

    private static final String CASE = "tl-case";

    @LocalServerPort
    private int port;

    @Test
    void an_earlier_case_shows_what_helped_and_a_person_says_once_that_it_helped_again() {
        String earlier = Journeys.closed(desk, Journeys.harmless());
        String key = desk.receive(Journeys.harmless());
        // A browser has the time of its machine.
        clock.set(Instant.now().isAfter(clock.instant()) ? Instant.now() : clock.instant());
        try (Browser browser = Browser.open("similar")) {
            DeskPage page = new DeskPage(browser, "http://localhost:" + port);
            page.open("/desk/cases/" + key, "tina");
            page.in(CASE, ".similar summary").click();
            page.awaitText(CASE, ".similar li", earlier + " · Data stopped syncing");
            page.awaitText(CASE, ".similar li", "What helped: ");
            assertThat(page.in(CASE, ".similar ul").getText()).doesNotContain(key);
            assertThat(browser.axe(null)).isEmpty();
            browser.screenshot("offered");

            page.click(CASE, ".similar li button", "This helped");
            page.awaitText(CASE, ".similar li", "Helped here too, says Tina Tran.");
            assertThat(browser.inside(CASE, ".similar li button")).isNull();
            assertThat(desk.ledger(key, EarlierHelped.class))
                    .extracting(CaseEvent::actor, CaseEvent::facts)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("tina", new EarlierHelped(earlier)));
            browser.screenshot("helped");
        }
    }
}
