package io.tierline.stories;

import static io.tierline.stories.Tasklist.entry;
import static io.tierline.stories.Tasklist.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to a case shows by itself where it is on the screen, whichever node wrote it. */
class LiveInBrowserTest extends TierlineTest {

    /** The two seconds, and what a browser driver takes to look. */
    private static final Duration SOON = Duration.ofSeconds(4);

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
    void what_another_node_writes_shows_within_two_seconds_on_each_screen_that_has_the_case_open() {
        String key = desk.receive(Journeys.harmless());
        try (Browser tinas = Browser.open("live-tina");
                Browser monas = Browser.open("live-mona")) {
            DeskPage tina = new DeskPage(tinas, "http://localhost:" + port);
            DeskPage mona = new DeskPage(monas, "http://localhost:" + port);
            tina.open("/desk/cases/" + key, "tina");
            mona.open("/desk/cases/" + key, "mona");
            tina.in("tl-case", ".entry.customer");
            mona.in("tl-case", ".entry.customer");

            Instant written = Instant.now();
            asAnotherNodeWould(key, "Now it is worse.");
            tina.awaitText("tl-case", ".stream", "Now it is worse.");
            mona.awaitText("tl-case", ".stream", "Now it is worse.");
            assertThat(Duration.between(written, Instant.now())).isLessThan(SOON);
            monas.screenshot("news");

            mona.awaitText("tl-case", ".present", "Tina Tran is reading");
            tina.in("tl-case", "textarea").sendKeys("We are on it.");
            mona.awaitText("tl-case", ".present", "Tina Tran is writing");
            monas.screenshot("writing");
            mona.in("tl-case", ".acts button").click();
            mona.awaitText("tl-case", ".acts button", "Follow no longer");
            assertThat(desk.caseFile(key).oversight().watchers()).containsExactly("mona");
            tina.in("tl-case", ".send").click();
            mona.awaitText("tl-case", ".stream", "We are on it.");
        }
    }

    @Test
    void what_another_node_writes_shows_within_two_seconds_on_the_cards_of_each_list_that_has_the_case() {
        String tinas = desk.receive(Journeys.harmless());
        String nobodys = desk.receive(Journeys.harmless());
        desk.claims("tina", tinas, "work-on-case");
        try (Browser tina = Browser.open("cards-tina");
                Browser mona = Browser.open("cards-mona")) {
            for (Browser browser : List.of(tina, mona)) {
                browser.size(1280, 900);
                new Tasklist(browser, port).signIn(browser == tina ? "tina" : "mona");
                browser.click(list(browser == tina ? "My team" : "All open"));
                browser.see(entry(tinas));
                browser.see(entry(nobodys));
            }
            // Beside the cards, a case is open, too.
            tina.click(entry(tinas));
            tina.see(By.cssSelector("button.unclaim"));

            for (String key : List.of(tinas, nobodys)) {
                Instant written = Instant.now();
                asAnotherNodeWould(key, "Now it is worse.");
                for (Browser browser : List.of(tina, mona)) {
                    browser.await(
                            "see the sign on the card",
                            () -> browser.see(card(key)).getText().contains("Customer wrote"));
                }
                assertThat(Duration.between(written, Instant.now())).isLessThan(SOON);
            }
            mona.screenshot("signs");

            // She looks, and no screen shows it as not looked at.
            tina.click(By.cssSelector(".tierline-in-task"));
            mona.await("see no sign", () -> !mona.see(card(tinas)).getText().contains("Customer wrote"));
        }
    }

    private static By card(String key) {
        return By.xpath("//ol[contains(@class, 'tasks-list')]/li[.//h4//a[contains(., '" + key + "')]]");
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
}
