package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.tierline.Statements;
import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What it costs to open a case that much has happened to, as its screen asks for it. */
class OpeningACaseTest extends TierlineTest {

    private static final int EVENTS = 500;

    /** In milliseconds, on the machine that the tests run on; the least of several, since other work goes on there. */
    private static final long SERVERS_PART = 50;

    @LocalServerPort
    private int port;

    @Test
    void five_hundred_events_are_seen_with_six_statements_and_open_with_twelve_and_in_time() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        for (int i = desk.ledger(key).size(); i < EVENTS; i++) {
            NewEvent said = i % 2 == 0
                    ? NewEvent.of(new InternalNote(), "theo")
                    : NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER);
            desk.happens(key, said.withText(EventText.TEXT, "It still fails, for the " + i + "th time."));
        }
        Caller tina = new Caller(port);
        tina.signIn("tina", "tasklist");
        tina.get("/camunda/api/admin/auth/user/default"); // tells the session's token
        tina.get("/desk/api/unseen?case=" + desk.receive());
        String path = "/desk/api/cases/" + key;

        List<String> first = ofTierline(Statements.of(() -> {
            String view = tina.get(path).body();
            assertThat(JsonPath.<Integer>read(view, "$.seq")).isGreaterThanOrEqualTo(EVENTS);
        }));
        assertThat(first).as(String.join("\n", first)).hasSizeBetween(1, 6);

        int seq = JsonPath.read(tina.get(path).body(), "$.seq");
        List<String> all = ofTierline(Statements.of(() -> {
            tina.get(path);
            tina.get(path + "/drafts");
            tina.get(path + "/held");
            tina.put(path + "/look", "{\"seq\": " + seq + "}");
            tina.get("/desk/api/unseen?case=" + key);
        }));
        // The stream of news begins with two: the last event, and who has the case open.
        assertThat(all).as(String.join("\n", all)).hasSizeBetween(first.size(), 12 - 2);

        long least = LongStream.range(0, 20)
                .map(i -> millis(() -> tina.get(path)))
                .min()
                .orElseThrow();
        assertThat(least).isLessThan(SERVERS_PART);
    }

    /** Other work goes on beside the test, and who signs in is asked for by the engine. */
    private static List<String> ofTierline(List<String> statements) {
        return statements.stream()
                .map(String::strip)
                .filter(sql -> sql.matches("(?s).*\\b(case_\\w+|draft|held_message|attachment|person)\\b.*"))
                .toList();
    }

    private static long millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
