package io.tierline.performance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.stories.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The worked example by HTTP, as its five people do it: from the ticket through three levels to the verified action item.
 * Each finds its task, claims it where it is work of a level, and completes it. The same calls go to Tierline and to a
 * stock engine; only how a ticket comes in differs.
 */
final class WorkedExample {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CONFLICT = 409;
    private static final int TRIES = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger TICKETS = new AtomicInteger();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String engine;
    private final JdbcClient jdbc;
    private final Function<WorkedExample, String> opening;

    private WorkedExample(String engine, JdbcClient jdbc, Function<WorkedExample, String> opening) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.opening = opening;
    }

    /** @param jdbc to look whether a task is there yet */
    static WorkedExample onTierline(String url, JdbcClient jdbc) {
        return new WorkedExample(url + "/engine-rest", jdbc, example -> {
            int number = TICKETS.incrementAndGet();
            JsonNode opened = example.send("POST", url + "/api/v1/tickets", "tina", ticket(number));
            return opened.path("key").asText();
        });
    }

    /** Of a customer of worth, and of a component of its own: repeats of one issue would be escalated higher. */
    static Map<String, Object> ticket(int number) {
        return Map.ofEntries(
                Map.entry("source", "shop"),
                Map.entry("externalId", "T-" + number),
                Map.entry("title", "Data stopped syncing"),
                Map.entry("description", "Our data stopped syncing yesterday."),
                Map.entry("category", "integration"),
                Map.entry("priority", "P2"),
                Map.entry("impact", "critical"),
                Map.entry("affectedUsers", 120),
                Map.entry("component", "salesforce-sync-" + number),
                Map.entry("customer", Map.of("externalId", "acme", "name", "Acme Corp", "plan", "enterprise")),
                Map.entry("reporter", Map.of("name", "Hanna Ops", "email", "hanna@acme.example")));
    }

    /** @param url of the engine's REST interface */
    static WorkedExample onStockEngine(String url, JdbcClient jdbc) {
        return new WorkedExample(url, jdbc, example -> {
            String key = "CASE-" + TICKETS.incrementAndGet();
            example.send(
                    "POST",
                    url + "/message",
                    "tina",
                    Map.of(
                            "messageName",
                            "ticket-received",
                            "businessKey",
                            key,
                            "processVariables",
                            Map.of("caseKey", Map.of("value", key))));
            return key;
        });
    }

    String open() {
        return opening.apply(this);
    }

    /** From the ticket to the end. */
    void whole() {
        String key = open();
        act(key, "work-on-case", "tina", Work.escalate());
        act(key, "work-on-case", "theo", Work.escalate());
        act(key, "work-on-case", "erin", Work.resolved());
        act(key, "explain-resolution", "cleo", Work.resolution());
        act(key, "wait-for-confirmation", "cleo", Map.of("confirmed", "yes", "said", "All good."));
        act(key, "review-postmortem", "mona", postmortem());
        act(key, "do-action-item", "erin", Map.of("actionItemOutcome", "done", "actionItemNote", "It is live."));
        act(key, "verify-action-item", "mona", Map.of("verified", "yes"));
    }

    private static Map<String, Object> postmortem() {
        Map<String, Object> form = new HashMap<>(Work.postmortem());
        form.replaceAll((field, value) ->
                field.endsWith("Due") ? LocalDate.now().plusDays(10).toString() : value);
        return form;
    }

    void act(String key, String step, String person, Map<String, Object> form) {
        await(key, step);
        String task = send(
                        "GET",
                        engine + "/task?processInstanceBusinessKey=" + URLEncoder.encode(key, StandardCharsets.UTF_8)
                                + "&taskDefinitionKey=" + step,
                        person,
                        null)
                .path(0)
                .path("id")
                .asText();
        if (step.equals("work-on-case")) {
            send("POST", engine + "/task/" + task + "/claim", person, Map.of("userId", person));
        }
        Map<String, Object> variables = new HashMap<>();
        form.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        send("POST", engine + "/task/" + task + "/submit-form", person, Map.of("variables", variables));
    }

    /** Of a task that nobody has completed; the level's next one comes after the last one's is gone. */
    private void await(String key, String step) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!there(key, step)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Waited in vain for " + step + " of " + key);
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean there(String key, String step) {
        return jdbc.sql(
                        """
                        /* the test looks */ select exists (select 1 from act_ru_execution e
                          join act_ru_task t on t.proc_inst_id_ = e.id_
                        where e.business_key_ = ? and t.task_def_key_ = ?)""")
                .params(key, step)
                .query(Boolean.class)
                .single();
    }

    private JsonNode send(String method, String url, String person, Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/json")
                    .header(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8)))
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            // A stock engine lets a claim fail while a job of the same case is done; so does a person: once more.
            for (int again = 0; answer.statusCode() == CONFLICT && again < TRIES; again++) {
                Thread.sleep(20);
                answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            if (answer.statusCode() >= 300) {
                throw new AssertionError(
                        method + " " + url + " as " + person + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
