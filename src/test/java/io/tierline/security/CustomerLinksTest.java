package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.MessageEvents.StatusLinkRevealed;
import io.tierline.cases.events.MessageEvents.StatusLinkSent;
import io.tierline.cases.events.ReviewEvents.SurveyAnswered;
import io.tierline.statuspage.StatusPages;
import io.tierline.stories.Journeys;
import io.tierline.stories.Work;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The link to a customer's page is the customer's: who works here sees that there is one, and uses it under their own name. */
class CustomerLinksTest extends SecurityTest {

    private static final List<String> STAFF = List.of("tina", "theo", "leo", "cleo", "mona", "olaf", "ada", "helpdesk");

    private static final String TICKET =
            """
            {"source": "zendesk", "externalId": "%s", "title": "Sync stopped", "category": "integration",
             "priority": "P2", "customer": {"name": "Acme"}, "reporter": {"name": "Hanna", "email": "hanna@acme.example"}}""";

    @Autowired
    private StatusPages pages;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private Caller machine() {
        User user = identity.newUser("helpdesk");
        accounts.setAnyPassword((UserEntity) user, "demo");
        identity.saveUser(user);
        identity.createMembership("helpdesk", Groups.INTEGRATION);
        return as("helpdesk");
    }

    @AfterEach
    void noMachineAndNobodyLockedOut() {
        identity.deleteUser("helpdesk");
        identity.unlockUser("cleo");
    }

    private String token(String key) {
        return pages.link(key).substring("/status/".length());
    }

    private static String escalation(String key) {
        return "/api/v1/escalations/" + key;
    }

    @Test
    void staff_see_that_there_is_a_link_and_never_the_link() {
        machine();
        String key = Journeys.told(desk);
        String link = pages.link(key);
        desk.happens(
                key,
                NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
                        .withText(
                                EventText.TEXT,
                                "You wrote: see https://desk.example.com" + link + " or https://safe.example/?u="
                                        + link.replace("/", "%2F") + " - and no, it is not fixed."));

        for (String user : STAFF) {
            for (String path : List.of(
                    escalation(key),
                    escalation(key) + "/timeline",
                    escalation(key) + "/clocks",
                    escalation(key) + "/deliveries",
                    "/api/v1/escalations?q=" + key,
                    "/api/v1/kpis?from=2026-03-01&to=2026-04-01",
                    "/api/v1/kpis/cases?from=2026-03-01&to=2026-04-01",
                    "/engine-rest/variable-instance?deserializeValues=false",
                    "/engine-rest/history/variable-instance",
                    "/engine-rest/history/detail",
                    "/engine-rest/task")) {
                HttpResponse<String> answer = as(user).get(path);
                assertThat(answer.statusCode()).as(user + " " + path).isNotIn(401, 500);
                assertThat(answer.body()).as(user + " " + path).doesNotContain(token(key));
            }
        }
        HttpResponse<String> seen = as("tina").get(escalation(key));
        assertThat((Boolean) JsonPath.read(seen.body(), "$.links.statusPage.exists"))
                .isTrue();
    }

    @Test
    void the_token_stands_in_the_table_of_links_and_in_the_mails_that_wait_and_nowhere_else() {
        String key = Journeys.closed(desk);
        desk.pass(Duration.ofDays(1));
        List<String> tokens =
                jdbc.sql("select token from case_link").query(String.class).list();
        assertThat(tokens).hasSizeGreaterThanOrEqualTo(2); // the page's and the survey's

        List<String> tables = jdbc.sql(
                        """
                        select table_name from information_schema.tables where table_schema = 'public'
                            and table_type = 'BASE TABLE' and table_name not in ('case_link', 'outbox_message')""")
                .query(String.class)
                .list();
        for (String table : tables) {
            String row = table.equals("act_ge_bytearray") ? "encode(bytes_, 'escape')" : "r::text";
            for (String token : tokens) {
                assertThat(jdbc.sql("select count(*) from " + table + " r where position(? in " + row + ") > 0")
                                .param(token)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
        assertThat(desk.texts(key).toString()).contains("/status/…");
    }

    @Test
    void who_looks_after_a_message_that_did_not_arrive_reads_it_without_the_link() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        jdbc.sql("update outbox_message set address = null where case_key = ?")
                .param(key)
                .update();
        desk.completes("tina", key, "work-on-case", Work.askCustomer());
        jdbc.sql("update outbox_message set state = 'failed', problem = ? where case_key = ?")
                .params("550 refused: " + pages.link(key), key)
                .update();

        for (String path : List.of(escalation(key) + "/deliveries")) {
            assertThat(as("cleo").get(path).body()).contains("550 refused").doesNotContain(token(key));
        }
    }

    @Test
    void the_link_comes_once_and_to_machines_alone() {
        HttpResponse<String> first = machine().post("/api/v1/tickets", TICKET.formatted("1"));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat((String) JsonPath.read(first.body(), "$.statusUrl")).startsWith("https://desk.example.com/status/");

        HttpResponse<String> again = as("helpdesk").post("/api/v1/tickets", TICKET.formatted("1"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).doesNotContain("statusUrl", "/status/");

        for (String person : List.of("tina", "cleo", "mona", "ada")) {
            HttpResponse<String> theirs = as(person).post("/api/v1/tickets", TICKET.formatted(person));
            assertThat(theirs.statusCode()).as(person).isEqualTo(201);
            assertThat(theirs.body()).as(person).doesNotContain("statusUrl", "/status/");
        }
    }

    @Test
    void a_machine_that_is_a_person_too_gets_no_link() {
        machine();
        identity.createMembership("helpdesk", "tier1");
        assertThat(as("helpdesk").post("/api/v1/tickets", TICKET.formatted("1")).body())
                .doesNotContain("/status/");
    }

    @Test
    void who_needs_the_link_says_why_and_it_is_recorded() {
        String key = desk.receive();
        String reveal = escalation(key) + "/status-link/reveal";
        for (String body : List.of("", "{}", "{\"reason\": \" \"}", "{\"reason\": 7}", "[]")) {
            assertThat(as("leo").post(reveal, body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(desk.ledger(key, StatusLinkRevealed.class)).isEmpty();

        HttpResponse<String> shown =
                as("leo").post(reveal, "{\"reason\": \"Hanna cannot read her mail; read to her.\"}");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat((String) JsonPath.read(shown.body(), "$.statusUrl"))
                .isEqualTo("https://desk.example.com" + pages.link(key));
        assertThat(shown.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        assertThat(desk.ledger(key, StatusLinkRevealed.class))
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo("leo"));
        assertThat(as("tina").get(escalation(key) + "/timeline").body())
                .contains("status-link-revealed", "Hanna cannot read her mail")
                .doesNotContain(token(key));
        assertThat(as("tina")
                        .get(escalation("ESC-2026-999999") + "/status-link/reveal")
                        .statusCode())
                .isIn(404, 405);
        assertThat(as("leo")
                        .post(escalation("ESC-2026-999999") + "/status-link/reveal", "{\"reason\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("olaf").post(reveal, "{\"reason\": \"curious\"}").statusCode())
                .isEqualTo(403);
        machine();
        assertThat(as("helpdesk").post(reveal, "{\"reason\": \"sync\"}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_link_is_sent_to_who_reported_the_case() throws Exception {
        String key = desk.receive();
        mail().purgeEmailFromAllMailboxes();
        String send = escalation(key) + "/status-link/send";

        HttpResponse<String> sent = as("leo").post(send, "");
        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(sent.body()).doesNotContain("/status/" + token(key));
        desk.settle();
        assertThat(mail().getReceivedMessages()).hasSize(1);
        assertThat(mail().getReceivedMessages()[0].getAllRecipients()[0].toString())
                .contains("hanna@acme.example");
        assertThat(com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(mail().getReceivedMessages()[0])
                        .replaceAll("=\\r?\\n", ""))
                .contains(token(key));
        assertThat(desk.ledger(key, StatusLinkSent.class)).singleElement().satisfies(event -> assertThat(event.actor())
                .isEqualTo("leo"));

        assertThat(as("tina").post(send, "").statusCode()).isEqualTo(409);
        desk.pass(Duration.ofMinutes(5));
        assertThat(as("tina").post(send, "").statusCode()).isEqualTo(202);
        assertThat(desk.ledger(key, StatusLinkSent.class)).hasSize(2);
    }

    @Test
    void what_leo_does_on_the_page_in_the_browser_in_which_he_works_is_his() {
        String key = waitingForAnAnswer();
        Caller browser = inBrowser("leo", "tasklist");

        String page = browser.get(pages.link(key)).body();
        assertThat(page).contains("You are signed in as leo: what you do here is recorded as yours");
        assertThat(browser.form(pages.link(key) + "/reply", "words=Since+Monday&staff=" + staffToken(page))
                        .statusCode())
                .isEqualTo(303);

        assertThat(desk.ledger(key, CustomerReplied.class)).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("leo");
            assertThat(Fact.all(event)).containsEntry("byStaff", "leo").containsEntry("channel", "status-page");
        });
        assertThat(desk.caseFile(key).state()).isEqualTo(State.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"words=Hi", "words=Hi&staff=", "words=Hi&staff=guessed"})
    void no_foreign_page_can_act_in_his_name(String form) {
        String key = waitingForAnAnswer();
        Caller browser = inBrowser("leo", "tasklist");
        browser.get(pages.link(key));

        assertThat(browser.form(pages.link(key) + "/reply", form).statusCode()).isEqualTo(403);
        assertThat(desk.ledger(key, CustomerReplied.class)).isEmpty();
    }

    @Test
    void who_sends_a_password_with_it_is_known_too_and_a_wrong_one_does_nothing() {
        String key = waitingForAnAnswer();
        assertThat(anybody()
                        .with("cleo", "wrong")
                        .form(pages.link(key) + "/reply", "words=Hi")
                        .statusCode())
                .isEqualTo(401);
        assertThat(desk.ledger(key, CustomerReplied.class)).isEmpty();

        assertThat(as("leo").form(pages.link(key) + "/reply", "words=Hi").statusCode())
                .isEqualTo(303);
        assertThat(desk.ledger(key, CustomerReplied.class)).singleElement().satisfies(event -> assertThat(event.actor())
                .isEqualTo("leo"));
    }

    @Test
    void a_confirmation_by_one_of_ours_closes_the_case_and_is_not_the_customers() {
        String key = Journeys.told(desk);
        assertThat(as("leo").form(pages.link(key) + "/fixed", "").statusCode()).isEqualTo(303);
        desk.settle();

        assertThat(desk.ledger(key, CustomerConfirmed.class))
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo("leo"));
        assertThat(Fact.text(desk.ledger(key, Closed.class).get(0), "as")).isEqualTo("confirmed-by-staff");
        assertThat(anybody().get(pages.link(key)).body()).doesNotContain("leo");
    }

    @Test
    void nobody_of_ours_answers_a_survey() {
        String key = Journeys.closed(desk);
        desk.pass(Duration.ofDays(1));
        assertThat(as("leo").form(pages.link(key) + "/survey", "score=5").statusCode())
                .isEqualTo(403);
        assertThat(desk.ledger(key, SurveyAnswered.class)).isEmpty();

        assertThat(anybody().form(pages.link(key) + "/survey", "score=2").statusCode())
                .isEqualTo(303);
        assertThat(desk.ledger(key, SurveyAnswered.class)).singleElement().satisfies(event -> assertThat(event.actor())
                .isEqualTo("customer"));
    }

    @Test
    void the_customer_acts_as_before_and_sees_no_banner() {
        String key = waitingForAnAnswer();
        assertThat(anybody().get(pages.link(key)).body()).doesNotContain("signed in as", "name=\"staff\"");
        assertThat(anybody()
                        .form(pages.link(key) + "/reply", "words=Since+Monday")
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.ledger(key, CustomerReplied.class)).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("customer");
            assertThat(Fact.all(event)).doesNotContainKey("byStaff");
        });
    }

    private String waitingForAnAnswer() {
        String key = desk.receive();
        desk.completes("tina", key, "work-on-case", Work.askCustomer());
        return key;
    }

    private static String staffToken(String page) {
        return page.replaceAll("(?s).*?name=\"staff\" value=\"([^\"]+)\".*", "$1");
    }
}
