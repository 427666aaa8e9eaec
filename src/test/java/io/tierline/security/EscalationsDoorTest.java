package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Ticket;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.Pulled;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.process.ProblemDesk;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The page Escalations, behind its door: who may look, what burns of forty cases, and what is done with many at once. */
class EscalationsDoorTest extends SecurityTest {

    private static final String PATH = "/desk/api/escalations";

    @Autowired
    private People people;

    @Autowired
    private ProblemDesk problems;

    @TempDir
    private Path folder;

    @AfterEach
    void theo_leads_no_more() {
        leads("theo", "tier2", false);
    }

    private void leads(String person, String team, boolean lead) {
        Person now = people.find(person).orElseThrow();
        people.save(new Person(
                now.id(), now.name(), now.email(), List.of(new Person.Membership(team, lead)), now.active()));
    }

    @Test
    void it_is_for_managers_and_for_those_who_lead_a_team_who_see_their_teams_cases() {
        String tier1 = desk.receive(ticket("Low", "P3"));
        String tier2 = desk.receive(ticket("Down", "P1"));
        assertThat(desk.caseFile(tier2).team()).isEqualTo("tier2");
        assertThat(anybody().get(PATH).statusCode()).isEqualTo(401);
        for (String address : List.of("", "/choices", "/table.csv", "/table.xlsx", "/stream")) {
            assertThat(inBrowser("tina", "tasklist").get(PATH + address).statusCode())
                    .as("an agent at %s", address)
                    .isEqualTo(403);
        }
        assertThat(inBrowser("tina", "tasklist")
                        .post(PATH + "/acts", act("pull", tier1))
                        .statusCode())
                .isEqualTo(403);
        assertThat(keys(inBrowser("mona", "tasklist"), "?show=open")).containsExactly(tier2, tier1);

        leads("theo", "tier2", true);
        Caller theo = inBrowser("theo", "tasklist");
        assertThat(keys(theo, "?show=open")).containsExactly(tier2);
        assertThat(JsonPath.<Integer>read(theo.get(PATH).body(), "$.open")).isEqualTo(1);
        for (String act : List.of("pull", "remind")) {
            Map<String, String> refused = results(theo.post(PATH + "/acts", act(act, tier1)));
            assertThat(refused).as(act).hasSize(1);
            assertThat(refused.get(tier1)).as(act).containsAnyOf("Only managers may do this", "Another team has it");
        }
        assertThat(results(theo.post(PATH + "/acts", act("pull", tier2)))).containsEntry(tier2, "done");
        assertThat(desk.ledger(tier2, Pulled.class))
                .extracting(CaseEvent::actor)
                .containsExactly("theo");
        assertThat(desk.ledger(tier1, Pulled.class)).isEmpty();
    }

    @Test
    void ten_of_forty_open_cases_are_on_it_with_the_reason_in_the_readers_language() {
        List<String> late = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            late.add(desk.receive(ticket("Down " + i, "P1")));
        }
        desk.pass(Duration.ofHours(2));
        List<String> calm = new ArrayList<>();
        for (int i = 0; i < 37; i++) {
            String key = desk.receive(ticket("Low " + i, "P3"));
            desk.claims("tina", key, "work-on-case");
            calm.add(key);
        }
        List<String> chased = calm.subList(0, 3);
        chased.forEach(key -> {
            customerWrites(key, "Any news?");
            customerWrites(key, "=HYPERLINK(\"http://evil.example\")");
        });
        Caller mona = inBrowser("mona", "tasklist");
        List<String> pulled = calm.subList(3, 7);
        assertThat(results(mona.post(PATH + "/acts", act("pull", pulled.toArray(String[]::new)))))
                .hasSize(4)
                .allSatisfy((key, said) -> assertThat(said).isEqualTo("done"));

        String page = mona.get(PATH).body();
        assertThat(JsonPath.<Integer>read(page, "$.open")).isEqualTo(40);
        assertThat(JsonPath.<Integer>read(page, "$.burning")).isEqualTo(10);
        assertThat(JsonPath.<List<String>>read(page, "$.cases[*].key"))
                .hasSize(10)
                .startsWith(late.get(0), late.get(1), late.get(2))
                .endsWith(chased.toArray(String[]::new))
                .containsAll(pulled);
        assertThat(page).contains("First response: the time is over", "The customer wrote 2 times without an answer");
        assertThat(JsonPath.<List<String>>read(page, "$.cases[?(@.key == '%s')].last".formatted(chased.get(0))))
                .containsExactly("=HYPERLINK(\"http://evil.example\")");
        assertThat(JsonPath.<List<String>>read(page, "$.cases[?(@.key == '%s')].owner".formatted(chased.get(0))))
                .containsExactly("Tina Tran");
        assertThat(mona.get(PATH, "Accept-Language", "de-AT").body())
                .contains("Erste Antwort: die Zeit ist um", "Der Kunde schrieb 2-mal ohne Antwort");

        assertThat(keys(mona, "?attention=customer")).containsExactlyElementsOf(chased);
        assertThat(keys(mona, "?priority=P1")).containsExactlyElementsOf(late);
        assertThat(keys(mona, "?show=open&q=Low%2030")).containsExactly(calm.get(30));
        assertThat(keys(mona, "?show=open&owner=tina")).hasSize(37);
        assertThat(mona.get(PATH + "?attention=fire&priority=P9&show=all").body())
                .contains("\"attention\"", "\"priority\"", "\"show\"");

        String csv = mona.get(PATH + "/table.csv?attention=customer&columns=key,why,last")
                .body();
        assertThat(csv.lines()).first().isEqualTo("\uFEFFKey,Why,Customer's last word");
        assertThat(csv.lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).startsWith(chased.get(0)).contains("\"'=HYPERLINK"));
        HttpResponse<String> unknown = mona.get(PATH + "/table.csv?columns=key,salary");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("\"columns\"");
    }

    @Test
    void a_spreadsheet_has_times_and_numbers_as_such_and_texts_that_are_no_formulas() throws IOException {
        String key = desk.receive(new Ticket(
                "=1+2",
                "@SUM(A1)",
                "other",
                "P3",
                "low",
                1,
                null,
                null,
                "acme",
                "+Acme",
                "starter",
                "Hanna",
                "h@a.example",
                Map.of("customerValue", 96_000)));
        byte[] file = inBrowser("mona", "tasklist").bytes(PATH + "/table.xlsx?show=open");
        Map<String, String> parts = unzip(file);
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(sheet).doesNotContain("<f>").contains("<v>96000</v>", "t=\"s\"");
        assertThat(parts.get("xl/sharedStrings.xml")).contains(key, "=1+2", "@SUM(A1)", "+Acme", "Opened (UTC)");
        assertThat(parts.get("xl/styles.xml")).contains("yyyy-mm-dd hh:mm");
    }

    private Map<String, String> unzip(byte[] file) throws IOException {
        Path kept = Files.write(folder.resolve("table.xlsx"), file);
        Map<String, String> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(kept.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                parts.put(part.getName(), new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @Test
    void of_many_cases_each_is_done_as_a_whole_or_refused_with_its_reason() {
        String low = desk.receive(ticket("Low", "P3"));
        String high = desk.receive(ticket("High", "P2"));
        Caller mona = inBrowser("mona", "tasklist");
        String body =
                """
                {"act": "re-prioritise", "to": "P2", "reason": "The board meets.", "cases": ["%s", "%s", "ESC-2026-999999"]}"""
                        .formatted(high, low);
        Map<String, String> results = results(mona.post(PATH + "/acts", body));
        assertThat(results).hasSize(3).containsEntry(low, "done");
        assertThat(results.get(high)).isEqualTo("its priority is P2 already. Nothing was done.");
        assertThat(results.get("ESC-2026-999999")).isEqualTo("There is no such case.");
        assertThat(desk.caseFile(low).priority()).isEqualTo("P2");
        assertThat(desk.ledger(high, PriorityChanged.class)).isEmpty();

        assertThat(results(mona.post(PATH + "/acts", body.replace("P2\"", "P7\"")))
                        .get(low))
                .startsWith("to must be one of P1");
        assertThat(mona.post(PATH + "/acts", "{\"act\": \"fire\", \"cases\": []}")
                        .body())
                .contains("\"act\"", "\"cases\"", "\"reason\"");
    }

    @Test
    void who_has_a_case_is_reminded_and_a_problem_has_one_update_for_all_its_customers() {
        String owned = desk.receive(ticket("Owned", "P3"));
        desk.claims("tina", owned, "work-on-case");
        String other = desk.receive(ticket("Other", "P3"));
        String third = desk.receive(ticket("Third", "P3"));
        Caller mona = inBrowser("mona", "tasklist");
        Map<String, String> reminded = results(mona.post(PATH + "/acts", act("remind", owned, other)));
        assertThat(reminded).containsEntry(owned, "done");
        assertThat(reminded.get(other)).startsWith("Nobody has it");
        assertThat(desk.ledger(owned, InternalNote.class)).hasSize(1);
        assertThat(desk.texts(owned).bySeq().values())
                .anyMatch(texts -> "@tina Because.".equals(texts.get(EventText.TEXT)));

        problems.open("The sync drops fields", null, List.of(owned, other), "theo");
        Map<String, String> told = results(mona.post(PATH + "/acts", act("broadcast", owned, third)));
        assertThat(told).containsEntry(owned, "done").containsEntry(other, "done");
        assertThat(told.get(third)).isEqualTo("It is linked to no problem.");
        assertThat(desk.ledger(other, PublicUpdate.class))
                .extracting(CaseEvent::actor)
                .containsExactly("mona");
        assertThat(desk.ledger(third, PublicUpdate.class)).isEmpty();
    }

    private static Ticket ticket(String title, String priority) {
        return new Ticket(
                title,
                "The figures are of yesterday.",
                "other",
                priority,
                "low",
                1,
                null,
                null,
                "acme",
                "Acme Corp",
                "starter",
                "Hanna Ops",
                "hanna@acme.example",
                Map.of());
    }

    private void customerWrites(String key, String text) {
        desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, text));
    }

    private static String act(String act, String... keys) {
        return "{\"act\": \"%s\", \"reason\": \"Because.\", \"cases\": [\"%s\"]}"
                .formatted(act, String.join("\", \"", keys));
    }

    private static List<String> keys(Caller caller, String query) {
        return JsonPath.read(caller.get(PATH + query).body(), "$.cases[*].key");
    }

    private static Map<String, String> results(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Map<String, String> results = new TreeMap<>();
        List<Map<String, Object>> all = JsonPath.read(answer.body(), "$.results[*]");
        all.forEach(one -> results.put(
                (String) one.get("key"), Boolean.TRUE.equals(one.get("done")) ? "done" : (String) one.get("why")));
        return results;
    }
}
