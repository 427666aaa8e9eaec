package io.tierline.stories;

import static io.tierline.stories.Tasklist.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
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

    @Test
    void a_note_calls_on_a_colleague_whom_the_composer_offers_by_keyboard() {
        String key = desk.receive(Journeys.harmless());
        try (Browser tina = Browser.open("mention")) {
            tina.size(1280, 900);
            new Tasklist(tina, port).signIn("tina");
            tina.click(entry(key));
            tina.click(CASE);
            tina.await("see the composer", () -> tina.inside("tl-case", ".mode-note"))
                    .click();
            WebElement field = tina.inside("tl-case", "textarea");
            field.sendKeys("Hanna is hanna@acme.example, @");
            seeIn(tina, ".offers", "@erin");
            field.sendKeys("nobody-here");
            tina.await("see no offers", () -> tina.inside("tl-case", ".offers") == null);
            for (int i = 0; i < "nobody-here".length(); i++) {
                field.sendKeys(Keys.BACK_SPACE);
            }
            field.sendKeys("e");
            seeIn(tina, ".offers [aria-selected=true]", "@erin");
            tina.screenshot("offers");
            assertThat(tina.axe("tl-case")).noneMatch(found -> found.endsWith("(ours)"));
            // The check takes the cursor away, and with it the offers.
            field.sendKeys(Keys.BACK_SPACE, "e");
            seeIn(tina, ".offers [aria-selected=true]", "@erin");
            field.sendKeys(Keys.ARROW_DOWN);
            seeIn(tina, ".offers [aria-selected=true]", "@engineering");
            field.sendKeys(Keys.ESCAPE);
            tina.await("see no offers", () -> tina.inside("tl-case", ".offers") == null);
            field.sendKeys("r");
            seeIn(tina, ".offers", "@erin");
            field.sendKeys(Keys.ENTER, "do you know it?");
            assertThat(field.getDomProperty("value")).isEqualTo("Hanna is hanna@acme.example, @erin do you know it?");
            tina.inside("tl-case", ".send").click();
            seeIn(tina, ".entry.note .mention", "@erin");
            tina.screenshot("marked");
        }
        assertThat(desk.ledger(key, MessageQueued.class))
                .anyMatch(event -> event.facts() instanceof MessageQueued queued
                        && "mentioned".equals(queued.step())
                        && "erin".equals(queued.recipient()));
    }

    @Test
    void a_colleague_is_asked_who_follows_the_case_and_whose_answer_comes_back() {
        String key = desk.receive(Journeys.harmless());
        try (Browser tina = Browser.open("ask-colleague")) {
            tina.size(1280, 900);
            new Tasklist(tina, port).signIn("tina");
            tina.click(entry(key));
            tina.click(CASE);
            press(tina, "act-colleague");
            WebElement list = tina.inside("tl-case", ".acts select");
            tina.await("choose Erin", () -> {
                new Select(list).selectByValue("erin");
                return true;
            });
            tina.inside("tl-case", ".acts input").sendKeys("Which token is it?");
            tina.screenshot("question");
            tina.inside("tl-case", ".acts input").sendKeys(Keys.ENTER);
            seeIn(tina, ".acts .said", "Asked. They follow the case now");
            seeIn(tina, ".entry.note", "question to a colleague");
            seeIn(tina, ".entry.note .mention", "@erin");
            tina.screenshot("asked");
        }
        assertThat(desk.caseFile(key).oversight().watchers()).containsExactly("erin");
        desk.happens(key, NewEvent.of(new InternalNote(), "erin").withText(EventText.TEXT, "The second one."));
        assertThat(desk.ledger(key, MessageQueued.class))
                .anyMatch(event -> event.facts() instanceof MessageQueued queued
                        && "words-on-case".equals(queued.step())
                        && "tina".equals(queued.recipient()));
    }

    @Test
    void a_case_is_snoozed_leaves_my_list_and_is_taken_up_again() {
        String key = desk.receive(Journeys.harmless());
        desk.claims("tina", key, "work-on-case");
        try (Browser tina = Browser.open("snooze")) {
            tina.size(1280, 900);
            new Tasklist(tina, port).signIn("tina");
            tina.click(Tasklist.list("Mine"));
            tina.click(entry(key));
            tina.click(CASE);
            press(tina, "act-snooze");
            tina.inside("tl-case", ".acts input").sendKeys("Waits for the nightly run.");
            tina.screenshot("until-when");
            tina.inside("tl-case", ".acts input").sendKeys(Keys.ENTER);
            seeIn(tina, ".acts .snoozed", ": Waits for the nightly run.");
            tina.screenshot("snoozed");
            tina.click(Tasklist.list("Snoozed"));
            tina.click(entry(key));
            tina.seeText("Snoozed until");
            tina.screenshot("list");
            tina.click(Tasklist.list("Mine"));
            tina.await("see that it is gone", () -> tina.none(entry(key)) ? true : null);

            tina.click(Tasklist.list("Snoozed"));
            tina.click(entry(key));
            tina.click(CASE);
            tina.await("see how it ends", () -> tina.inside("tl-case", ".act-unsnooze"))
                    .click();
            tina.click(Tasklist.list("Mine"));
            tina.see(entry(key));
        }
        assertThat(desk.caseFile(key).snooze()).isNull();
    }

    private static void press(Browser browser, String act) {
        browser.await("press", () -> {
            browser.await("see the acts", () -> browser.inside("tl-case", ".acts ." + act))
                    .click();
            return browser.inside("tl-case", ".acts input");
        });
    }

    private static void ask(Browser browser, String why) {
        press(browser, "act-manager");
        browser.inside("tl-case", ".acts input").sendKeys(why, Keys.ENTER);
    }

    private static WebElement seeIn(Browser browser, String selector, String text) {
        return browser.await("see \"" + text + "\"", () -> {
            WebElement found = browser.inside("tl-case", selector);
            return found != null && found.getText().contains(text) ? found : null;
        });
    }
}
