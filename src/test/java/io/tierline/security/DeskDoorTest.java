package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.process.timers.CaseClockReader;
import io.tierline.sla.Clock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The screens' own interface, below /desk/api: by the session of the web applications, with its rights and its token. */
class DeskDoorTest extends SecurityTest {

    @Autowired
    private CaseClockReader clocks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityService identity;

    @Test
    void it_is_for_people_with_a_session_who_work_on_cases() {
        String key = desk.receive();
        HttpResponse<String> anybody = anybody().get("/desk/api/cases/" + key);
        assertThat(anybody.statusCode()).isEqualTo(401);
        assertThat(anybody.headers().firstValue("WWW-Authenticate"))
                .as("no browser asks for a password by a box of its own")
                .isEmpty();
        assertThat(as("tina").get("/desk/api/cases/" + key).statusCode())
                .as("a password is no session")
                .isEqualTo(401);
        assertThat(inBrowser("olaf", "cockpit").get("/desk/api/cases/" + key).statusCode())
                .as("a process owner works on no case")
                .isEqualTo(403);
        assertThat(inBrowser("tina", "tasklist").get("/desk/api/cases/" + key).statusCode())
                .isEqualTo(200);
        assertThat(inBrowser("tina", "tasklist").get("/desk/elsewhere").statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_pages_are_open_and_hold_nothing_and_what_they_ask_for_is_not() {
        String key = desk.receive();
        HttpResponse<String> page = anybody().get("/desk/cases/" + key);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(key);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "frame-ancestors 'self'");

        assertThat(anybody().get("/desk/api/cases?q=data").statusCode()).isEqualTo(401);
        assertThat(anybody().get("/desk/api/stream?case=" + key).statusCode()).isEqualTo(401);
        assertThat(inBrowser("olaf", "cockpit")
                        .get("/desk/api/stream?card=" + key)
                        .statusCode())
                .isEqualTo(403);
        assertThat(inBrowser("olaf", "cockpit").get("/desk/api/cases?q=data").statusCode())
                .isEqualTo(403);
        Caller tina = inBrowser("tina", "tasklist");
        assertThat(tina.get("/desk/api/cases?q=data%20stopped").body()).contains(key, "\"similar\":false");
        assertThat(tina.get("/desk/api/cases?list=unowned").body()).contains(key, "\"unowned\":1");
        assertThat(tina.get("/desk/api/cases?list=theirs").body()).contains("must be one of mine, team");
        assertThat(tina.get("/desk/api/cases?q=" + "x".repeat(201)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void in_a_trial_everybody_who_is_signed_in_reads_what_was_sent() {
        String key = desk.receive();
        HttpResponse<String> page = anybody().get("/desk/sent");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(key);
        assertThat(anybody().get("/desk/api/sent").statusCode()).isEqualTo(401);
        assertThat(inBrowser("tina", "tasklist").get("/desk/api/sent").body()).contains(key, "/status/");
        assertThat(inBrowser("olaf", "cockpit").get("/desk/api/sent").body()).contains(key);
    }

    @Test
    void nothing_is_written_without_the_sessions_token() {
        String key = desk.receive();
        Caller tina = anybody();
        tina.signIn("tina", "tasklist"); // the token that it has now is that of the session before
        HttpResponse<String> refused = tina.post("/desk/api/cases/" + key + "/messages", note("From a foreign page."));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("does not belong to your session");
        assertThat(desk.ledger(key, InternalNote.class)).isEmpty();
    }

    @Test
    void a_message_to_the_customer_is_the_first_response_goes_out_and_ends_no_task() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        Caller tina = inBrowser("tina", "tasklist");
        clock.set(clock.instant().plus(Duration.ofMinutes(5)));

        HttpResponse<String> sent = tina.post(
                "/desk/api/cases/" + key + "/messages",
                "{\"kind\": \"update\", \"text\": \"We have found where the sync stops.\"}");
        desk.settle();

        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(desk.ledger(key, PublicUpdate.class))
                .extracting(CaseEvent::actor)
                .containsExactly("tina");
        assertThat(clocks.of(desk.ledger(key))
                        .current(Clock.FIRST_RESPONSE)
                        .orElseThrow()
                        .isOpen())
                .isFalse();
        assertThat(mail().getReceivedMessagesForDomain("acme.example"))
                .filteredOn(mail -> text(mail).contains("We have found where the sync stops."))
                .hasSize(1)
                .allSatisfy(mail -> assertThat(text(mail)).contains("Tina Tran, your support team", "/status/"));
        assertThat(desk.openTasks(key)).contains("work-on-case");
    }

    @Test
    void a_note_is_for_colleagues_alone() {
        String key = desk.receive();
        int before = mail().getReceivedMessagesForDomain("acme.example").length;
        Caller tina = inBrowser("tina", "tasklist");
        assertThat(tina.post("/desk/api/cases/" + key + "/messages", note("Looks like the token."))
                        .statusCode())
                .isEqualTo(201);
        desk.settle();
        assertThat(desk.ledger(key, InternalNote.class)).hasSize(1);
        assertThat(mail().getReceivedMessagesForDomain("acme.example")).hasSize(before);

        assertThat(tina.post("/desk/api/cases/" + key + "/messages", "{\"kind\": \"shout\", \"text\": \" \"}")
                        .body())
                .contains("must be one of update, note", "what is to be said");
    }

    @Test
    void the_conversation_is_told_from_where_the_screen_has_it() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        Caller tina = inBrowser("tina", "tasklist");
        String all = tina.get("/desk/api/cases/" + key).body();
        assertThat(JsonPath.<List<String>>read(all, "$.entries[?(@.kind == 'customer')].by"))
                .containsExactly("Hanna Ops");
        assertThat(JsonPath.<String>read(all, "$.address")).isEqualTo("hanna@acme.example");
        int seq = JsonPath.read(all, "$.seq");
        assertThat(tina.get("/desk/api/cases/" + key + "?since=" + seq).statusCode())
                .isEqualTo(304);

        customerWrites(key, "Now it is worse: nobody can log in.");
        String news = tina.get("/desk/api/cases/" + key + "?since=" + seq).body();
        assertThat(JsonPath.<List<String>>read(news, "$.entries[*].text"))
                .containsExactly("Now it is worse: nobody can log in.");

        assertThat(tina.get("/desk/api/unseen?case=" + key).body()).contains("Now it is worse", "\"seq\"");
        assertThat(tina.put("/desk/api/cases/" + key + "/look", "{\"seq\": 9999}")
                        .statusCode())
                .isEqualTo(400);
        int now = JsonPath.read(news, "$.seq");
        assertThat(tina.put("/desk/api/cases/" + key + "/look", "{\"seq\": " + now + "}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(tina.get("/desk/api/unseen?case=" + key).body()).isEqualTo("[]");
        assertThat(tina.get("/desk/api/cases/ESC-2026-999999").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_done_beside_the_work_is_done_or_refused_with_the_reason() {
        String key = desk.receive();
        String other = desk.receive();
        Caller tina = inBrowser("tina", "tasklist");
        String acts = "/desk/api/cases/" + key + "/acts";
        assertThat(tina.post(acts, "{\"act\": \"watch\"}").statusCode()).isEqualTo(204);
        assertThat(tina.post(acts, "{\"act\": \"watch\"}").statusCode())
                .as("it is so already")
                .isEqualTo(204);
        assertThat(desk.caseFile(key).oversight().watchers()).containsExactly("tina");
        assertThat(tina.get("/desk/api/cases/" + key).body()).contains("\"following\":true");
        tina.post(acts, "{\"act\": \"unwatch\"}");
        assertThat(desk.caseFile(key).oversight().watchers()).isEmpty();

        assertThat(tina.post(acts, "{\"act\": \"repeat\", \"case\": \"" + key + "\"}")
                        .body())
                .contains("must be the key of another case");
        assertThat(tina.post(acts, "{\"act\": \"repeat\", \"case\": \"" + other + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(tina.post(acts, "{\"act\": \"problem\", \"problem\": \"PRB-2026-000099\"}")
                        .body())
                .contains("PRB-2026-000099");

        String merge = "{\"act\": \"merge\", \"case\": \"" + other + "\"";
        assertThat(tina.post(acts, merge + "}").body()).contains("why, for those who work on the case");
        assertThat(tina.post(acts, merge + ", \"reason\": \"Sent twice.\"}").statusCode())
                .isEqualTo(204);
        desk.settle();
        HttpResponse<String> refused = tina.post(acts, "{\"act\": \"repeat\", \"case\": \"" + other + "\"}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("It was merged into " + other);
    }

    @Test
    void an_act_takes_the_fields_that_it_needs_and_names_what_is_wrong() {
        String acts = "/desk/api/cases/" + desk.receive() + "/acts";
        Caller tina = inBrowser("tina", "tasklist");
        Map.of(
                        "{}", "is missing: one of",
                        "{\"act\": \"dance\"}", "act",
                        "{\"act\": \"watch\", \"reason\": \"Why not.\"}", "is not a field of watch",
                        "{\"act\": \"manager\"}", "why, for the manager",
                        "{\"act\": \"snooze\", \"reason\": \"Tomorrow.\"}", "when it comes back",
                        "{\"act\": \"snooze\", \"until\": \"2020-01-01T00:00:00Z\"}", "must be in the future",
                        "{\"act\": \"snooze\", \"until\": \"2199-01-01T00:00:00Z\"}", "and not later than",
                        "{\"act\": \"colleague\", \"person\": \"tina\", \"question\": \"Me?\"}",
                                "a colleague who may see the case",
                        "{\"act\": \"colleague\", \"person\": \"nobody\", \"question\": \"Who?\"}",
                                "a colleague who may see the case",
                        "{\"act\": \"colleague\", \"person\": \"theo\"}", "what you want to know")
                .forEach((body, refusal) -> {
                    HttpResponse<String> answer = tina.post(acts, body);
                    assertThat(answer.statusCode()).as(body).isEqualTo(400);
                    assertThat(answer.body()).as(body).contains(refusal);
                });
    }

    @Test
    void a_card_names_the_customer_of_its_case() {
        String key = desk.receive();
        String path = "/desk/api/customers?case=" + key + "&case=ESC-2026-999999";
        assertThat(inBrowser("tina", "tasklist").get(path).body())
                .isEqualTo("{\"%s\":\"%s\"}".formatted(key, "Acme Corp"));
    }

    @Test
    void a_draft_is_its_writers_alone_on_every_computer_for_thirty_days() {
        String key = desk.receive();
        String place = "/desk/api/cases/" + key + "/drafts/note";
        Caller tina = inBrowser("tina", "tasklist");
        assertThat(tina.put(place, content("text", "Half a thought")).statusCode())
                .isEqualTo(200);

        assertThat(inBrowser("tina", "tasklist")
                        .get("/desk/api/cases/" + key + "/drafts")
                        .body())
                .contains("Half a thought");
        assertThat(inBrowser("theo", "tasklist")
                        .get("/desk/api/cases/" + key + "/drafts")
                        .body())
                .isEqualTo("[]");
        assertThat(tina.put("/desk/api/cases/" + key + "/drafts/elsewhere", content("text", "x"))
                        .statusCode())
                .isEqualTo(400);

        tina.post("/desk/api/cases/" + key + "/messages", note("The whole thought"));
        assertThat(tina.get("/desk/api/cases/" + key + "/drafts").body())
                .as("what is sent is no draft any more")
                .isEqualTo("[]");
        tina.put(place, content("text", "Another"));
        tina.put(place, content("text", " "));
        assertThat(jdbc.sql("select count(*) from draft").query(Integer.class).single())
                .isZero();
    }

    @Test
    void a_saved_list_is_its_persons_alone_under_one_name_and_there_is_a_limit() {
        jdbc.sql("delete from saved_list").update();
        Caller tina = inBrowser("tina", "tasklist");
        HttpResponse<String> saved = tina.post("/desk/api/lists", list("Acme's exports", "acme export"));
        assertThat(saved.statusCode()).isEqualTo(201);
        int id = JsonPath.read(saved.body(), "$.id");
        assertThat(tina.get("/desk/api/lists").body()).contains("Acme's exports", "\"q\":\"acme export\"");
        assertThat(inBrowser("theo", "tasklist").get("/desk/api/lists").body()).isEqualTo("[]");
        assertThat(inBrowser("theo", "tasklist")
                        .put("/desk/api/lists/" + id, "{\"name\": \"Mine\"}")
                        .body())
                .contains("you have removed this list");
        inBrowser("theo", "tasklist").delete("/desk/api/lists/" + id);

        Map.of(
                        list(" ", " "),
                        "what you call the list",
                        list("x".repeat(61), "acme"),
                        "at most 60 characters",
                        list("Acme", "x".repeat(201)),
                        "at most 200 characters",
                        list("ACME'S EXPORTS", "acme"),
                        "is the name of another list of yours",
                        "{\"name\": \"A\", \"q\": \"b\", \"sort\": 1}",
                        "is not a field of a saved list")
                .forEach((body, refusal) -> {
                    HttpResponse<String> answer = tina.post("/desk/api/lists", body);
                    assertThat(answer.statusCode()).as(body).isEqualTo(400);
                    assertThat(answer.body()).as(body).contains(refusal);
                });

        for (int i = 2; i <= 20; i++) {
            tina.post("/desk/api/lists", list("List " + i, "acme"));
        }
        assertThat(tina.post("/desk/api/lists", list("One more", "acme")).body())
                .contains("you have 20 lists; remove one first");
        assertThat(tina.put("/desk/api/lists/" + id, "{\"name\": \"list 2\"}").body())
                .contains("is the name of another list of yours");
        assertThat(tina.put("/desk/api/lists/" + id, "{\"name\": \"Exports\"}").statusCode())
                .isEqualTo(204);
        assertThat(tina.delete("/desk/api/lists/" + id).statusCode()).isEqualTo(204);
        assertThat(tina.post("/desk/api/lists", list("One more", "acme")).statusCode())
                .isEqualTo(201);
    }

    private static String list(String name, String question) {
        return "{\"name\": \"%s\", \"q\": \"%s\"}".formatted(name, question);
    }

    @Test
    void what_was_typed_into_a_form_whose_case_was_moved_away_says_where_it_went_and_by_whom() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        String task = desk.task(key, "work-on-case").getId();
        Caller tina = inBrowser("tina", "tasklist");
        tina.put("/desk/api/cases/" + key + "/drafts/form-" + task, content("note", "Every record is refused."));
        assertThat(tina.get("/desk/api/drafts").body()).as("its task is open").isEqualTo("[]");

        as("mona")
                .post(
                        "/api/v1/escalations/" + key + "/acts",
                        "{\"act\": \"push\", \"to\": \"tier2\", \"reason\": \"The board meets tomorrow.\"}");
        desk.settle();

        HttpResponse<String> completed = tina.post(
                "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                "{\"variables\": {\"outcome\": {\"value\": \"escalate\"}}}");
        assertThat(completed.statusCode()).isEqualTo(404);
        assertThat(completed.body()).contains("This task is not open any more").doesNotContain("null", task);

        String left = tina.get("/desk/api/drafts").body();
        assertThat(JsonPath.<List<String>>read(left, "$[*].content[*].value"))
                .containsExactly("Every record is refused.");
        assertThat(JsonPath.<String>read(left, "$[0].went.where")).isEqualTo("is-with");
        assertThat(JsonPath.<String>read(left, "$[0].went.level")).isEqualTo("Tier 2");
        assertThat(JsonPath.<String>read(left, "$[0].went.how")).isEqualTo("moved");
        assertThat(JsonPath.<String>read(left, "$[0].went.who")).isEqualTo("Mona Moreau");
        assertThat(JsonPath.<String>read(left, "$[0].went.why")).isEqualTo("The board meets tomorrow.");
    }

    @Test
    void who_lost_the_race_for_a_task_reads_who_has_it() {
        String key = desk.receive();
        String task = desk.task(key, "work-on-case").getId();
        identity.createMembership("theo", "tier1");
        try {
            desk.claims("theo", key, "work-on-case");
            HttpResponse<String> lost = inBrowser("tina", "tasklist")
                    .post("/camunda/api/engine/engine/default/task/" + task + "/claim", "{\"userId\": \"tina\"}");
            assertThat(lost.statusCode()).isEqualTo(409);
            assertThat(lost.body())
                    .contains("Theo Thomas has this task already")
                    .doesNotContain(task);
        } finally {
            identity.deleteMembership("theo", "tier1");
        }
    }

    private void customerWrites(String key, String text) {
        desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, text));
    }

    private static String note(String text) {
        return "{\"kind\": \"note\", \"text\": \"" + text + "\"}";
    }

    private static String content(String key, String value) {
        return "{\"content\": [{\"key\": \"" + key + "\", \"label\": \"A field\", \"value\": \"" + value + "\"}]}";
    }

    private static String text(jakarta.mail.internet.MimeMessage mail) {
        try {
            return new String(mail.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException | jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
