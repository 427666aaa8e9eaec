package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A trial has no mailboxes: what was sent is read on a page, and the customer's link is followed from there. */
class SentInBrowserTest extends TierlineTest {

    @LocalServerPort
    private int port;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void the_receipt_is_there_and_its_link_opens_the_customers_page() {
        String key = desk.receive();
        try (Browser browser = Browser.open("sent")) {
            String server = "http://localhost:" + port;
            DeskPage page = new DeskPage(browser, server);
            page.open("/desk/cases", "tina");
            browser.click(By.cssSelector("nav a[href='/desk/sent']"));
            page.awaitText("tl-sent", "article a.case", key);
            browser.screenshot("messages");
            assertThat(browser.axe(null)).isEmpty();

            String link = page.in("tl-sent", ".text a[href*='/status/']").getAttribute("href");
            assertThat(link).as("what is public about this desk").startsWith("https://desk.example.com/status/");
            browser.go(server + URI.create(link).getPath());
            browser.seeText("Data stopped syncing");
            browser.screenshot("followed");
        }
    }
}
