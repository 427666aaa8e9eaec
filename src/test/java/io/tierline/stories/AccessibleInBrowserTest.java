package io.tierline.stories;

import static io.tierline.stories.Tasklist.entry;
import static io.tierline.stories.Tasklist.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.statuspage.StatusPages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screens by keyboard, and for those who do not see them: axe-core finds nothing in our parts, and nothing critical on the pages. */
class AccessibleInBrowserTest extends TierlineTest {

    private static final String OURS = "tl-case, tl-finding, .tierline-card, .tierline-due, .tierline-fold, dialog";

    @LocalServerPort
    private int port;

    @Autowired
    private StatusPages pages;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void axe_finds_nothing_in_our_parts_and_nothing_critical_on_the_pages() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        Map<String, List<String>> found = new TreeMap<>();
        try (Browser browser = Browser.open("accessible")) {
            browser.size(1366, 768);
            new Tasklist(browser, port).signIn("tina");
            browser.click(list("Mine"));
            browser.click(entry(key));
            browser.see(By.cssSelector(".fjs-form input[type=radio]"));
            look(browser, "the form", found);
            browser.clickText("a", "Case");
            browser.see(By.cssSelector("tl-case"));
            browser.await("see the conversation", () -> browser.inside("tl-case", "textarea"));
            look(browser, "the case", found);
            browser.press("?");
            browser.seeText("the next task or case");
            browser.screenshot("keys");
            look(browser, "the keys", found);

            browser.go("http://localhost:" + port + "/desk/cases?list=mine");
            browser.await("see the case", () -> browser.inside("tl-finding", "tbody a"));
            look(browser, "the lists", found);
            browser.go("http://localhost:" + port + "/desk/cases/" + key);
            browser.await("see the conversation", () -> browser.inside("tl-case", "textarea"));
            look(browser, "the page of a case", found);
            browser.go("http://localhost:" + port + pages.link(key));
            browser.see(By.tagName("h1"));
            look(browser, "the customer's page", found);
        }
        assertThat(found).isEmpty();
    }

    /** On pages of Tierline's own, everything is ours. */
    private static void look(Browser browser, String page, Map<String, List<String>> found) {
        boolean own = !browser.address().contains("/camunda/");
        List<String> complaints = browser.axe(own ? null : OURS).stream()
                .filter(complaint -> own || complaint.contains("(ours)") || complaint.startsWith("critical"))
                .toList();
        if (!complaints.isEmpty()) {
            found.put(page, complaints);
        }
    }

    @Test
    void single_keys_lead_through_the_day_and_are_off_in_fields_and_when_a_person_says_so() {
        String first = desk.receive();
        String second = desk.receive();
        try (Browser browser = Browser.open("keys")) {
            browser.size(1366, 768);
            new Tasklist(browser, port).signIn("tina");
            browser.see(entry(second));
            browser.press("j");
            browser.see(By.cssSelector("button.claim"));
            String opened = openCase(browser);
            browser.press("j");
            browser.await("see the next one", () -> !openCase(browser).equals(opened) ? true : null);
            browser.press("k");
            browser.await("see the first one again", () -> openCase(browser).equals(opened) ? true : null);
            browser.press("c");
            browser.see(By.cssSelector("button.unclaim"));
            browser.press("n");
            browser.await("be in the note", () -> browser.inside("tl-case", ".composer.noting"));
            browser.press("j? what now");
            browser.await(
                    "have written it",
                    () -> browser.inside("tl-case", "textarea")
                                    .getDomProperty("value")
                                    .equals("j? what now")
                            ? true
                            : null);
            browser.screenshot("note");

            browser.go("http://localhost:" + port + "/desk/cases?list=unowned");
            browser.await("see the case", () -> browser.inside("tl-finding", "tbody a"));
            browser.press("?");
            browser.seeText("find a case");
            browser.screenshot("help");
            browser.click(By.cssSelector("dialog.tierline-keys input"));
            browser.press(Keys.ESCAPE);
            browser.await("see no dialog", () -> browser.none(By.cssSelector("dialog")) ? true : null);
            browser.press("?");
            assertThat(browser.none(By.cssSelector("dialog")))
                    .as("switched off")
                    .isTrue();
        }
        assertThat(List.of(first, second))
                .anyMatch(key -> "tina".equals(desk.caseFile(key).owner()));
    }

    private static String openCase(Browser browser) {
        return browser.see(By.cssSelector(".task-details h2.task")).getText().substring(0, 15);
    }
}
