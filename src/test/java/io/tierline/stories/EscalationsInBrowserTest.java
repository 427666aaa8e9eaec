package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Ticket;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.Pulled;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forty cases are open, and Mona, a manager, sees what burns, who has it and why; she acts without a command line. */
class EscalationsInBrowserTest extends TierlineTest {

    private static final String PAGE = "tl-escalations";
    private static final List<String> CUSTOMERS =
            List.of("Northwind Group", "Globex", "Hooli", "Initech", "Umbrella", "Stark Ltd", "Acme Corp");
    private static final List<String> TITLES = List.of(
            "Data sync with Salesforce fails",
            "SSO loops for one domain",
            "Invoices are sent twice",
            "Export of 2 GB stops at 63%",
            "Wrong VAT on two invoices",
            "Calendar shows yesterday's shifts");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> burning = new ArrayList<>();
    private final List<String> calm = new ArrayList<>();

    /** It is eleven on a Wednesday. Four cases have been open since nine. */
    private void fortyCases() {
        for (int i = 0; i < 4; i++) {
            burning.add(desk.receive(ticket(i, "P1")));
        }
        desk.pass(Duration.ofHours(2));
        for (int i = 4; i < 40; i++) {
            String key = desk.receive(ticket(i, i % 3 == 0 ? "P2" : "P3"));
            desk.taskIfOpen(key, "work-on-case")
                    .ifPresent(task -> desk.claims(
                            "tier1".equals(desk.caseFile(key).tier()) ? "tina" : "theo", key, "work-on-case"));
            (i < 10 ? burning : calm).add(key);
        }
        for (String key : burning.subList(4, 7)) {
            customerWrites(key, "Is anyone there?");
            customerWrites(key, "We cannot work since this morning, and the board asks me every ten minutes.");
        }
        burning.subList(7, 10)
                .forEach(key -> desk.happens(
                        key,
                        NewEvent.of(ManagerNeeded.askedFor(), "tina")
                                .withText(EventText.REASON, "The customer wants a refund.")));
    }

    private static Ticket ticket(int i, String priority) {
        String customer = CUSTOMERS.get(i % CUSTOMERS.size());
        return new Ticket(
                TITLES.get(i % TITLES.size()),
                "It began this morning.",
                "other",
                priority,
                "low",
                1,
                null,
                null,
                null,
                customer,
                "starter",
                "Hanna Ops",
                "hanna@acme.example",
                i % 2 == 0 ? Map.of("customerValue", 12_000 * (i % 9 + 1)) : Map.of());
    }

    private void customerWrites(String key, String text) {
        desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, text));
    }

    @Test
    void a_manager_sees_what_burns_acts_on_many_and_a_new_one_comes_by_itself() {
        fortyCases();
        try (Browser browser = Browser.open("escalations")) {
            browser.setTime(clock.instant());
            DeskPage page = new DeskPage(browser, "http://localhost:" + port);
            page.open("/desk/escalations", "mona");
            page.awaitText(PAGE, ".sum", "10 of 40 open cases need a manager now");
            assertThat(keys(browser)).containsExactlyInAnyOrderElementsOf(burning);
            page.awaitText(PAGE, "tbody", "wrote 2 times without an answer");
            page.awaitText(PAGE, "tbody", "the board asks me every ten minutes");
            page.awaitText(PAGE, "tbody", "Tina Tran");
            browser.screenshot("1280");
            assertThat(browser.axe(null)).isEmpty();
            browser.size(1920, 1080);
            browser.screenshot("1920");

            // A new breach comes without a reload.
            jdbc.sql(
                            "update case_file set next_deadline = ?, target_due = ?, next_deadline_clock = 'resolution', version = version + 1"
                                    + " where case_key = ?")
                    .params(justNow(), justNow(), calm.get(0))
                    .update();
            page.awaitText(PAGE, ".sum", "11 of 40");
            page.awaitText(PAGE, "tbody", calm.get(0));

            // By keyboard: find, walk, choose, act.
            browser.size(1280, 900);
            browser.press("j");
            browser.press("x");
            browser.press("j");
            browser.press("x");
            page.awaitText(PAGE, ".bar .chosen", "2 chosen");
            List<String> chosen = keys(browser).subList(0, 2);
            page.click(PAGE, ".bar button", "Pull in");
            page.in(PAGE, ".bar textarea").sendKeys("I look at these two myself.");
            browser.screenshot("acting");
            assertThat(browser.axe(null)).isEmpty();
            page.in(PAGE, ".bar textarea").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
            page.awaitText(PAGE, ".outcome", "2 of 2 done.");
            assertThat(chosen).allSatisfy(key -> assertThat(desk.ledger(key, Pulled.class))
                    .extracting(CaseEvent::actor)
                    .containsExactly("mona"));

            // What is refused says why, case by case.
            chosen.forEach(key -> choose(browser, key));
            page.click(PAGE, ".bar button", "Pull in");
            page.in(PAGE, ".bar textarea").sendKeys("Once more.");
            page.in(PAGE, ".bar .do").click();
            page.awaitText(PAGE, ".outcome", "0 of 2 done.");
            page.awaitText(PAGE, ".outcome", chosen.get(1) + ": it is on your table already");
            browser.screenshot("refused");
            page.click(PAGE, ".bar button", "Choose none");

            click(browser, ".chip-customer");
            List<String> byValue = List.of(burning.get(6), burning.get(4), burning.get(5));
            browser.await(
                    "see three alone, who is worth most first",
                    () -> keys(browser).equals(byValue) ? true : null);
            assertThat(browser.address()).endsWith("/desk/escalations?attention=customer");
            assertThat(page.in(PAGE, "a.csv").getDomAttribute("href")).contains("attention=customer", "columns=key%2C");
            page.in(PAGE, "summary").click();
            browser.screenshot("columns");
            page.click(PAGE, "details label", "Value");
            browser.await("see values", () -> browser.inside(PAGE, "td.value"));
            click(browser, "tbody a");
            browser.await("see the conversation", () -> browser.inside("tl-case", ".entry.customer"));
            assertThat(browser.errors())
                    .as("beside what the sign-in asks before it has a session")
                    .allMatch(error -> error.contains("401") || error.contains("/auth/user/default/login/"));
        }
    }

    private OffsetDateTime justNow() {
        return clock.instant().minusSeconds(60).atOffset(ZoneOffset.UTC);
    }

    @Test
    void it_is_where_managers_begin_in_cockpit_and_a_card_on_its_dashboard() {
        fortyCases();
        try (Browser browser = Browser.open("escalations-cockpit", "de")) {
            browser.setTime(clock.instant());
            browser.size(1280, 900);
            browser.go("http://localhost:" + port + "/camunda/app/cockpit/default/");
            browser.see(By.cssSelector("input[type=text], input[name=username], input[placeholder]"))
                    .sendKeys("mona");
            browser.see(By.cssSelector("input[type=password]")).sendKeys("demo", Keys.ENTER);
            browser.await("see what burns", () -> browser.inside(PAGE, "tbody tr"));
            assertThat(browser.address()).endsWith("#/escalations");
            browser.await(
                    "read German",
                    () -> browser.inside(PAGE, ".sum")
                                    .getText()
                                    .equals("10 von 40 offenen Fällen brauchen jetzt einen Manager")
                            ? true
                            : null);
            assertThat(keys(browser)).containsExactlyInAnyOrderElementsOf(burning);
            browser.screenshot("page");
            assertThat(browser.axe("tl-escalations").stream().filter(one -> one.contains("(ours)")))
                    .isEmpty();
            choose(browser, burning.get(0));
            click(browser, ".bar .act-push");
            browser.await("see where to", () -> browser.inside(PAGE, ".bar select"));
            browser.screenshot("acting");
            browser.size(1920, 1080);
            browser.screenshot("page-1920");

            browser.go("http://localhost:" + port + "/camunda/app/cockpit/default/#/dashboard");
            browser.see(By.cssSelector(".tierline-escalations-card li a"));
            browser.screenshot("dashboard");
            assertThat(browser.axe(".tierline-escalations-card").stream().filter(one -> one.contains("(ours)")))
                    .isEmpty();
            browser.click(By.cssSelector(".tierline-escalations-card .open"));
            browser.await("see what burns", () -> browser.inside(PAGE, "tbody tr"));
            assertThat(browser.errors())
                    .as("beside what Cockpit itself asks for before the sign-in")
                    .allMatch(error -> error.contains("/camunda/api/admin/auth/user/default")
                            || error.contains("/camunda-welcome"));
        }
    }

    @Test
    void an_agent_is_told_whom_it_is_for() {
        try (Browser browser = Browser.open("escalations-agent")) {
            DeskPage page = new DeskPage(browser, "http://localhost:" + port);
            page.open("/desk/escalations", "tina");
            page.awaitText(PAGE, ".said", "This page is for managers");
            assertThat(browser.none(By.cssSelector("table"))).isTrue();
        }
    }

    private static List<String> keys(Browser browser) {
        return browser.await(
                "see the cases",
                () ->
                        browser
                                .see(By.cssSelector(PAGE))
                                .getShadowRoot()
                                .findElements(By.cssSelector("tr[data-key]"))
                                .stream()
                                .map(row -> row.getDomAttribute("data-key"))
                                .toList());
    }

    /** What is drawn anew in that moment is looked for again. */
    private static void click(Browser browser, String selector) {
        browser.await("click " + selector, () -> {
            WebElement found = browser.inside(PAGE, selector);
            if (found != null) {
                browser.script("arguments[0].scrollIntoView({block: 'center'})", found);
                found.click();
            }
            return found;
        });
    }

    private static void choose(Browser browser, String key) {
        browser.await("choose " + key, () -> {
            WebElement box = browser.inside(PAGE, "tr[data-key='" + key + "'] input");
            if (box != null && !box.isSelected()) {
                browser.script("arguments[0].scrollIntoView({block: 'center'})", box);
                box.click();
            }
            return box != null
                            && browser.inside(PAGE, "tr[data-key='" + key + "'] input")
                                    .isSelected()
                    ? box
                    : null;
        });
    }
}
