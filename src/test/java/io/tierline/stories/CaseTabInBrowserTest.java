package io.tierline.stories;

import static io.tierline.stories.Tasklist.entry;
import static io.tierline.stories.Tasklist.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The case inside of Tasklist, whose page has frames, edges and listeners of its own. */
class CaseTabInBrowserTest extends TierlineTest {

    private static final String CASE = "tl-case";

    @LocalServerPort
    private int port;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void a_file_that_is_dropped_on_the_composer_goes_with_the_note() {
        String key = desk.receive(Journeys.harmless());
        desk.claims("tina", key, "work-on-case");
        try (Browser browser = Browser.open("case-tab-drop")) {
            DeskPage page = open(browser, key, 1280);
            page.in(CASE, ".mode-note").click();
            browser.script(
                    """
                    const data = new DataTransfer();
                    data.items.add(new File(['HTTP 400'], 'sync.log', { type: 'text/plain' }));
                    for (const type of ['dragenter', 'dragover', 'drop'])
                      arguments[0].dispatchEvent(new DragEvent(type,
                        { dataTransfer: data, bubbles: true, composed: true, cancelable: true }));""",
                    page.in(CASE, "textarea"));
            page.awaitText(CASE, ".composer", "sync.log");
            browser.screenshot("dropped");
            browser.await("be able to send it", () -> page.in(CASE, ".send").isEnabled());
            page.in(CASE, ".send").click();
            page.awaitText(CASE, ".entry.note", "sync.log");
            assertThat(browser.address()).as("the page is still there").contains("/tasklist/");
        }
        assertThat(desk.ledger(key, AttachmentAdded.class)).hasSize(1);
    }

    /** A small laptop, and a tablet held upright or not. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 1024, 820})
    void what_is_found_is_seen_whole_and_nothing_is_cut_off(int width) {
        String earlier = desk.receive(Journeys.harmless());
        String key = desk.receive(Journeys.harmless());
        desk.claims("tina", key, "work-on-case");
        try (Browser browser = Browser.open("case-tab-" + width)) {
            DeskPage page = open(browser, key, width);
            assertThat(inView(browser, page.in(CASE, ".mode-update"))).isTrue();
            page.click(CASE, ".acts > button", "Link to an earlier case");
            browser.press(earlier);
            page.awaitText(CASE, ".acts [role=option]", earlier);
            browser.screenshot("found");
            assertThat(inView(browser, page.in(CASE, ".acts [role=option]")))
                    .as("from edge to edge")
                    .isTrue();
            assertThat(
                            (Boolean)
                                    browser.script(
                                            "return document.querySelector('tl-case').scrollWidth <= document.querySelector('tl-case').clientWidth"))
                    .as("nothing is wider than its place")
                    .isTrue();
            page.in(CASE, ".acts [role=option]").click();
            assertThat(page.in(CASE, ".acts [role=combobox]").getDomProperty("value"))
                    .isEqualTo(earlier);
        }
    }

    private DeskPage open(Browser browser, String key, int width) {
        browser.size(1280, 900);
        new Tasklist(browser, port).signIn("tina");
        browser.click(list("Mine"));
        browser.click(entry(key));
        browser.see(By.cssSelector("button.unclaim"));
        browser.clickText("a", "Case");
        browser.size(width, 900);
        DeskPage page = new DeskPage(browser, "http://localhost:" + port);
        page.in(CASE, ".entry.customer");
        return page;
    }

    /** Whether it is what lies on top where its corners are. */
    private static boolean inView(Browser browser, WebElement element) {
        return (Boolean) browser.script(
                """
                const box = arguments[0].getBoundingClientRect();
                const ends = [box.left + 2, box.right - 2].flatMap(x => [box.top + 2, box.bottom - 2].map(y => [x, y]));
                return ends.every(([x, y]) => {
                  const there = arguments[0].getRootNode().elementFromPoint(x, y);
                  return there && arguments[0].contains(there);
                });""",
                element);
    }
}
