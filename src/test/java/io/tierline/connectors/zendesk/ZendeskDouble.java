package io.tierline.connectors.zendesk;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;

/**
 * A Zendesk with a memory, as far as we use it. It refuses what the vendor's own description refuses, wants its credentials,
 * keeps {@code safe_update}, and fails as a test says.
 */
public class ZendeskDouble implements ResponseTransformerV2 {

    static final String OURS = "900";
    static final String REQUESTER = "501";
    static final String AGENT = "701";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How the next request goes wrong. */
    enum Trouble {
        TOO_MANY,
        BROKEN,
        SILENT,
        RESET,
        /** It is done, and the answer is lost. */
        LOST
    }

    private final OpenApiInteractionValidator description;
    private final Supplier<Instant> now;
    private final Map<String, ObjectNode> tickets = new TreeMap<>();
    private final Map<String, List<ObjectNode>> comments = new TreeMap<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final Deque<Trouble> troublesWriting = new ArrayDeque<>();
    private final List<String> refused = new ArrayList<>();
    private int requests;
    private int updates;
    private long nextId;

    ZendeskDouble(Supplier<Instant> now) {
        this.now = now;
        this.description = OpenApiInteractionValidator.createForInlineApiSpecification(read())
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                        // It wants start_time always, but its own example goes on with the cursor alone.
                        .withLevel("validation.request.parameter.query.missing", ValidationReport.Level.IGNORE)
                        .withLevel("validation.request.parameter.query.unexpected", ValidationReport.Level.IGNORE)
                        .build())
                .build();
    }

    private static String read() {
        try {
            return new ClassPathResource("third-party/zendesk.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void reset() {
        tickets.clear();
        comments.clear();
        troubles.clear();
        troublesWriting.clear();
        refused.clear();
        requests = 0;
        updates = 0;
        nextId = 1000;
    }

    synchronized void fails(Trouble... how) {
        troubles.addAll(List.of(how));
    }

    synchronized void troubleWhileWriting(Trouble... how) {
        troublesWriting.addAll(List.of(how));
    }

    /** A ticket that somebody of Acme wrote. */
    synchronized ObjectNode ticket(String id, String subject, String priority, String... tags) {
        ObjectNode ticket = JSON.createObjectNode()
                .put("id", Long.parseLong(id))
                .put("subject", subject)
                .put("description", "It stopped yesterday.")
                .put("status", "new")
                .put("priority", priority)
                .put("requester_id", Long.parseLong(REQUESTER))
                .put("organization_id", 301)
                .put("created_at", stamp())
                .put("updated_at", stamp())
                .put("generated_timestamp", now.get().getEpochSecond());
        ArrayNode all = ticket.putArray("tags");
        for (String tag : tags) {
            all.add(tag);
        }
        tickets.put(id, ticket);
        comments.put(id, new ArrayList<>());
        says(id, REQUESTER, true, "It stopped yesterday.");
        return ticket;
    }

    /** Somebody writes on a ticket. */
    synchronized String says(String ticket, String author, boolean isPublic, String text) {
        String id = String.valueOf(nextId++);
        comments.get(ticket)
                .add(JSON.createObjectNode()
                        .put("id", Long.parseLong(id))
                        .put("author_id", Long.parseLong(author))
                        .put("body", text)
                        .put("plain_body", text)
                        .put("public", isPublic)
                        .put("created_at", stamp()));
        touch(tickets.get(ticket));
        return id;
    }

    /** Somebody changes a field of a ticket. */
    synchronized void changes(String ticket, String field, String value) {
        tickets.get(ticket).put(field, value);
        touch(tickets.get(ticket));
    }

    synchronized JsonNode now(String ticket) {
        return tickets.get(ticket).deepCopy();
    }

    /** What we have written on a ticket, oldest first. */
    synchronized List<String> ours(String ticket, boolean isPublic) {
        return comments.get(ticket).stream()
                .filter(comment -> comment.path("author_id").asText().equals(OURS)
                        && comment.path("public").asBoolean() == isPublic)
                .map(comment -> comment.path("plain_body").asText())
                .toList();
    }

    synchronized String lastComment(String ticket) {
        List<ObjectNode> all = comments.get(ticket);
        return all.get(all.size() - 1).path("id").asText();
    }

    synchronized int requests() {
        return requests;
    }

    synchronized int updates() {
        return updates;
    }

    /** What it refused because its description does not allow it. */
    synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    private String stamp() {
        return now.get().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void touch(ObjectNode ticket) {
        Instant before = Instant.parse(ticket.path("updated_at").asText());
        Instant stamp = now.get().truncatedTo(ChronoUnit.SECONDS);
        ticket.put("updated_at", (stamp.isAfter(before) ? stamp : before.plusSeconds(1)).toString());
        ticket.put("generated_timestamp", ticket.path("generated_timestamp").asLong() + 1);
    }

    @Override
    public String getName() {
        return "zendesk";
    }

    @Override
    public boolean applyGlobally() {
        return true;
    }

    @Override
    public synchronized Response transform(Response response, ServeEvent event) {
        requests++;
        boolean isWriting = event.getRequest().getMethod().getName().equals("PUT");
        Trouble trouble = isWriting && !troublesWriting.isEmpty() ? troublesWriting.poll() : troubles.poll();
        if (trouble == Trouble.TOO_MANY) {
            return Response.response()
                    .status(429)
                    .headers(new HttpHeaders(new HttpHeader("Retry-After", "93")))
                    .build();
        } else if (trouble == Trouble.BROKEN) {
            return Response.response().status(500).body("oops").build();
        } else if (trouble == Trouble.SILENT) {
            return Response.response().status(200).incrementInitialDelay(5000).build();
        } else if (trouble == Trouble.RESET) {
            return Response.response()
                    .status(200)
                    .fault(Fault.RANDOM_DATA_THEN_CLOSE)
                    .build();
        }
        Response answer = answer(event);
        return trouble == Trouble.LOST
                ? Response.response().status(200).fault(Fault.EMPTY_RESPONSE).build()
                : answer;
    }

    private Response answer(ServeEvent event) {
        var asked = event.getRequest();
        String url = asked.getUrl();
        String path = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
        if (!String.valueOf(asked.getHeader("Authorization")).startsWith("Basic ")) {
            return json(401, JSON.createObjectNode().put("error", "Couldn't authenticate you"));
        }
        SimpleRequest.Builder request = new SimpleRequest.Builder(
                Request.Method.valueOf(asked.getMethod().getName()), path);
        asked.getHeaders().all().forEach(header -> request.withHeader(header.key(), header.values()));
        asked.getQueryParams().forEach((name, values) -> request.withQueryParam(name, values.values()));
        if (!asked.getBodyAsString().isEmpty()) {
            request.withBody(asked.getBodyAsString());
        }
        ValidationReport report = description.validateRequest(request.build());
        if (report.hasErrors()) {
            refused.add(asked.getMethod() + " " + url + " " + report.getMessages());
            return json(
                    400,
                    JSON.createObjectNode().put("error", report.getMessages().toString()));
        }
        String[] parts = path.split("/");
        if (path.startsWith("/api/v2/incremental/tickets/cursor")) {
            return json(
                    200,
                    changed(
                            asked.queryParameter("cursor").isPresent()
                                    ? Long.parseLong(
                                            asked.queryParameter("cursor").firstValue())
                                    : 0));
        } else if (path.startsWith("/api/v2/organizations/")) {
            ObjectNode organization = JSON.createObjectNode()
                    .put("id", 301)
                    .put("name", "Acme Corp")
                    .put("external_id", "acme");
            organization.putObject("organization_fields").put("plan", "Enterprise");
            return json(200, wrapped("organization", organization));
        } else if (path.startsWith("/api/v2/users/search")) {
            ObjectNode answer = JSON.createObjectNode();
            answer.putArray("users").addObject().put("id", Long.parseLong(OURS)).put("role", "admin");
            return json(200, answer);
        } else if (!tickets.containsKey(parts[4])) {
            return json(404, JSON.createObjectNode().put("error", "RecordNotFound"));
        } else if (parts.length > 5) {
            return json(200, comments(parts[4]));
        } else if (asked.getMethod().getName().equals("PUT")) {
            return update(parts[4], asked.getBodyAsString());
        }
        return json(200, wrapped("ticket", tickets.get(parts[4])));
    }

    private ObjectNode changed(long since) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("tickets");
        long latest = since;
        for (ObjectNode ticket : tickets.values()) {
            long version = ticket.path("generated_timestamp").asLong();
            if (version > since) {
                list.add(ticket);
            }
            latest = Math.max(latest, version);
        }
        return answer.put("after_cursor", String.valueOf(latest)).put("end_of_stream", true);
    }

    private ObjectNode comments(String ticket) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("comments");
        List<ObjectNode> all = comments.get(ticket);
        for (int i = all.size() - 1; i >= 0; i--) {
            list.add(all.get(i));
        }
        ArrayNode users = answer.putArray("users");
        users.addObject()
                .put("id", Long.parseLong(REQUESTER))
                .put("role", "end-user")
                .put("name", "Hanna Ops")
                .put("email", "hanna@acme.example");
        users.addObject().put("id", Long.parseLong(AGENT)).put("role", "agent").put("name", "Ann Agent");
        users.addObject().put("id", Long.parseLong(OURS)).put("role", "admin").put("name", "Tierline");
        return answer;
    }

    private Response update(String id, String body) {
        JsonNode change = parse(body).path("ticket");
        ObjectNode ticket = tickets.get(id);
        if (ticket.path("status").asText().equals("closed")) {
            return json(422, JSON.createObjectNode().put("error", "RecordInvalid"));
        }
        if (change.path("safe_update").asBoolean()
                && !change.path("updated_stamp").equals(ticket.path("updated_at"))) {
            return json(409, JSON.createObjectNode().put("error", "UpdateConflict"));
        }
        updates++;
        for (String field : List.of("status", "priority", "tags", "custom_fields")) {
            if (change.has(field)) {
                ticket.set(field, change.path(field));
            }
        }
        JsonNode comment = change.path("comment");
        if (!comment.isMissingNode()) {
            String text = comment.has("body")
                    ? comment.path("body").asText()
                    : comment.path("html_body")
                            .asText()
                            .replaceAll("</p><p>", "\n\n")
                            .replaceAll("<[^>]+>", "");
            says(id, OURS, comment.path("public").asBoolean(true), text);
        } else {
            touch(ticket);
        }
        return json(200, wrapped("ticket", ticket));
    }

    private static ObjectNode wrapped(String name, ObjectNode content) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set(name, content);
        return answer;
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response json(int status, JsonNode body) {
        return Response.response()
                .status(status)
                .headers(new HttpHeaders(new HttpHeader("Content-Type", "application/json")))
                .body(body.toString())
                .build();
    }
}
