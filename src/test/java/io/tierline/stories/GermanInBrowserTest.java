package io.tierline.stories;

import static io.tierline.stories.Tasklist.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An agent whose browser speaks German works a case, and reads no English sentence of ours. */
class GermanInBrowserTest extends TierlineTest {

    private static final By COMPLETE = By.xpath("//button[normalize-space(.) = 'Abschließen']");

    @LocalServerPort
    private int port;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void a_german_agent_signs_in_opens_a_task_is_refused_and_completes_it() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        try (Browser browser = Browser.open("german-day", "de-DE")) {
            browser.size(1280, 1000);
            Tasklist tasklist = new Tasklist(browser, port);
            tasklist.open();
            assertNoEnglish(browser, "the sign-in");
            tasklist.signInSeeing("tina", "Meine Warteschlange");
            browser.click(Tasklist.MINE_IN_GERMAN);
            browser.click(entry(key));
            browser.seeText("Ergebnis");
            assertNoEnglish(browser, "the form");
            browser.screenshot("form");
            browser.size(1920, 1080);
            browser.screenshot("form-wide");
            browser.size(1280, 1000);

            browser.clickText("label", "Weitergeben");
            browser.write("Warum er weiter muss", "Das Konto ist in Ordnung.");
            assertNoEnglish(browser, "the form of an escalation");
            browser.clickUntil(COMPLETE, "Was bisher versucht wurde fehlt: ");
            browser.screenshot("refused");
            assertNoEnglish(browser, "the refusal");

            browser.write("Was bisher versucht wurde", "Neu verbunden.");
            browser.write("Auszüge aus Protokollen", "401 invalid_grant");
            browser.write("Kennung der Anbindung", "sf-4711");
            browser.write("Wie man es nachstellt", "Verbinden.");
            browser.screenshot("filled-in");
            browser.clickUntil(COMPLETE, "Wählen Sie eine Aufgabe in der Liste.");
            assertNoEnglish(browser, "the end");
        }
        desk.pass(Duration.ZERO);
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
    }

    @Test
    void the_tasks_of_a_case_its_lists_and_the_start_of_a_case_are_german() {
        String key = desk.receive();
        try (Browser browser = Browser.open("german-lists", "de-DE")) {
            browser.size(1280, 1000);
            Tasklist tasklist = new Tasklist(browser, port);
            tasklist.open();
            tasklist.signInSeeing("mona", "Alles Offene");
            browser.click(Tasklist.list("Alles Offene"));
            browser.click(entry(key));
            assertThat(browser.see(By.cssSelector(".task-details h2.names, .task-details h2"))
                            .getText())
                    .contains("An dem Fall arbeiten");
            assertNoEnglish(browser, "all tasks");
            browser.screenshot("lists");
            browser.clickText("a", "Prozess starten");
            browser.clickText("a", "Einen Fall führen");
            browser.seeText("Was geschehen soll");
            browser.seeText("Prozess starten: Einen Fall führen");
            assertNoEnglish(browser, "the manager's form");
            browser.screenshot("manage");
        }
    }

    @Test
    void an_act_that_is_refused_at_the_case_says_why_in_german() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        try (Browser browser = Browser.open("german-desk", "de-DE")) {
            browser.size(1280, 1000);
            new Tasklist(browser, port).signInSeeing("tina", "Meine Warteschlange");
            browser.go("http://localhost:" + port + "/desk/cases/" + key);
            browser.await("see the composer", () -> browser.inside("tl-case", ".send"));
            assertNoEnglish(browser, "the case");
            browser.screenshot("case");
            // She asks for a manager twice: the second time is refused.
            for (String said : List.of("Gerufen.", "tina hat schon eine Führungskraft gerufen")) {
                browser.inside("tl-case", ".act-manager").click();
                browser.await("see what is asked for", () -> browser.inside("tl-case", ".acts input"))
                        .sendKeys("Der Kunde droht zu gehen.", Keys.ENTER);
                browser.await("see " + said, () -> {
                    WebElement told = browser.inside("tl-case", ".acts .said");
                    return told != null && told.getText().contains(said) ? true : null;
                });
                assertNoEnglish(browser, said);
            }
            browser.screenshot("case-refused");
            browser.size(1920, 1080);
            browser.screenshot("case-wide");
        }
    }

    @Test
    void a_session_that_ends_is_taken_up_again_in_german_in_the_form_and_at_the_case() {
        String key = desk.receive(Journeys.harmless());
        desk.claims("tina", key, "work-on-case");
        try (Browser browser = Browser.open("german-session", "de-DE")) {
            browser.size(1280, 1000);
            Tasklist tasklist = new Tasklist(browser, port);
            tasklist.signInSeeing("tina", "Meine Warteschlange");
            browser.go("http://localhost:" + port + "/desk/cases/" + key);
            browser.await("see the composer", () -> browser.inside("tl-case", ".mode-note"))
                    .click();
            browser.inside("tl-case", "textarea").sendKeys("Das Konto ist in Ordnung.");
            browser.forgetSession();
            browser.inside("tl-case", ".send").click();
            browser.seeText("Bei Tierline anmelden");
            browser.screenshot("asked-at-the-case");
            tasklist.signInOverPage("tina");
            browser.await("see the note", () -> browser.inside("tl-case", ".entry.note"));

            browser.go("http://localhost:" + port + "/camunda/app/tasklist/default/");
            browser.click(Tasklist.MINE_IN_GERMAN);
            browser.click(entry(key));
            browser.clickText("label", "Den Kunden fragen");
            browser.write("Frage an den Kunden", "Welches Konto ist es?");
            browser.forgetSession();
            browser.clickUntil(COMPLETE, "Bei Tierline anmelden");
            browser.screenshot("asked-in-the-form");
            assertThat(browser.see(By.cssSelector("dialog.sign-in")).getText()).contains("Benutzername", "Passwort");
            tasklist.signInOverPage("tina");
            // Either the end of the task or the draft of it was asked for: what was typed is there in both cases.
            browser.clickUntil(COMPLETE, "Wählen Sie eine Aufgabe in der Liste.");
        }
        desk.settle();
        assertThat(desk.ledger(key, CustomerAsked.class)).hasSize(1);
    }

    private static void assertNoEnglish(Browser browser, String where) {
        // What people and the customer wrote stays as they wrote it.
        List<String> english = EnglishLeftovers.on(
                browser,
                "Data stopped syncing",
                "Our data stopped syncing yesterday. This is critical - we have a board meeting tomorrow!",
                "Das Konto ist in Ordnung.",
                "Der Kunde droht zu gehen.",
                "Hanna Ops",
                "Acme Corp");
        if (!english.isEmpty()) {
            browser.screenshot("english");
        }
        assertThat(english).as("English at " + where).isEmpty();
    }
}
