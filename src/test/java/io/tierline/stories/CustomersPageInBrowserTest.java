package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.statuspage.StatusPages;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The other end of the conversation: what a customer reads and does on their page while we work. */
class CustomersPageInBrowserTest extends TierlineTest {

    private static final String WORDS = "Now it is worse: nobody can log in.";

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
    void the_page_says_who_has_it_and_takes_a_message_at_any_time() {
        String key = desk.receive(Journeys.harmless());
        try (Browser browser = Browser.open("customer")) {
            browser.size(1280, 900);
            open(browser, key);
            browser.seeText("Waiting for somebody to take it");
            browser.seeText("Our support team");
            browser.seeText("The figures are of yesterday.");
            assertThat(browser.pageText()).doesNotContain("working on it");
            browser.screenshot("waiting");

            desk.claims("tina", key, "work-on-case");
            open(browser, key);
            browser.seeText("We are working on it");
            browser.write("Your message", WORDS);
            browser.doubleClick(By.xpath("//button[. = 'Send']"));
            browser.seeText("Thank you, we have your message.");
            browser.seeText(WORDS);
            browser.screenshot("written");
            assertThat(desk.ledger(key, CustomerReplied.class)).hasSize(1);

            desk.settle();
            desk.happens(
                    key,
                    NewEvent.of(new PublicUpdate(), "tina")
                            .withText(EventText.TEXT, "We have found where the sync stops."));
            desk.happens(
                    key,
                    NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "They call it urgent each time."));
            browser.size(1920, 1080);
            open(browser, key);
            browser.seeText("We have found where the sync stops.");
            browser.seeText(WORDS);
            assertThat(browser.pageText()).doesNotContain("urgent each time");
            browser.screenshot("conversation-wide");
        }
        CaseEvent said = desk.ledger(key, CustomerReplied.class).get(0);
        assertThat(said.actor()).isEqualTo(CaseEvent.CUSTOMER);
        assertThat(said.provenance().channel()).isEqualTo("status-page");
        assertThat(desk.texts(key).of(said).get(EventText.TEXT)).isEqualTo(WORDS);
    }

    @Test
    void each_button_counts_once_however_often_it_is_pressed() {
        String key = Journeys.told(desk);
        try (Browser browser = Browser.open("customer-confirms")) {
            browser.size(1280, 900);
            open(browser, key);
            browser.seeText("We believe that this is fixed");
            browser.screenshot("asked");
            browser.doubleClick(By.xpath("//button[. = 'It is fixed']"));
            browser.seeText("Thank you for telling us that it is fixed.");
            browser.screenshot("confirmed");
        }
        assertThat(desk.ledger(key, CustomerConfirmed.class)).hasSize(1);
    }

    private void open(Browser browser, String key) {
        browser.go("about:blank");
        browser.go("http://localhost:" + port + pages.link(key));
    }
}
