package io.tierline.connectors.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.connectors.http.VendorHttp;
import io.tierline.connectors.http.VendorRequest;
import io.tierline.notifications.DeliveryFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The few calls of Slack's Web API that we make. Slack says 200 to everything: whether it did it stands in {@code ok}. */
final class SlackClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What passes by itself. */
    private static final Set<String> LATER = Set.of(
            "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout");

    /** What an administrator puts right. */
    private static final Set<String> OURS = Set.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "not_in_channel",
            "channel_not_found",
            "is_archived",
            "no_permission",
            "restricted_action",
            "ekm_access_denied",
            "org_login_required");

    private static final String EVENT = "tierline_case";

    private final SlackSettings settings;
    private final VendorHttp http;

    SlackClient(SlackSettings settings, VendorHttp http) {
        this.settings = settings;
        this.http = http;
    }

    boolean isHeldBack() {
        return http.isHeldBack();
    }

    /** A message as the channel has it. */
    record Posted(String channel, String ts) {}

    /** The message that shows a case, if the channel has one: as its metadata says, which no person sees. */
    Optional<Posted> find(String caseKey, Instant since, long delivery) throws DeliveryFailedException {
        JsonNode history = asked(VendorRequest.get(
                        "/conversations.history?channel={c}&oldest={o}&limit={l}&include_all_metadata={m}",
                        settings.channel(),
                        since.getEpochSecond(),
                        200,
                        true)
                .about(delivery));
        for (JsonNode message : history.path("messages")) {
            JsonNode metadata = message.path("metadata");
            if (EVENT.equals(metadata.path("event_type").asText())
                    && caseKey.equals(
                            metadata.path("event_payload").path("case").asText())) {
                return Optional.of(
                        new Posted(settings.channel(), message.path("ts").asText()));
            }
        }
        return Optional.empty();
    }

    Posted post(String caseKey, String text, List<?> blocks, long delivery) throws DeliveryFailedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("channel", settings.channel());
        form.put("text", text);
        form.put("blocks", json(blocks));
        form.put("metadata", json(Map.of("event_type", EVENT, "event_payload", Map.of("case", caseKey))));
        form.put("unfurl_links", "false");
        JsonNode answer =
                asked(VendorRequest.post("/chat.postMessage").form(form).about(delivery));
        String ts = answer.path("ts").asText();
        if (ts.isEmpty()) {
            throw DeliveryFailedException.unknown("slack took the message and did not say where it is.");
        }
        return new Posted(settings.channel(), ts);
    }

    /** @return false when the message was deleted */
    boolean update(Posted message, String text, List<?> blocks, long delivery) throws DeliveryFailedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("channel", message.channel());
        form.put("ts", message.ts());
        form.put("text", text);
        form.put("blocks", json(blocks));
        JsonNode answer =
                raw(VendorRequest.post("/chat.update").form(form).mayRepeat().about(delivery));
        if (!answer.path("ok").asBoolean() && "message_not_found".equals(error(answer))) {
            return false;
        }
        judged(answer);
        return true;
    }

    void reply(Posted root, String text, long delivery) throws DeliveryFailedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("channel", root.channel());
        form.put("thread_ts", root.ts());
        form.put("text", text);
        form.put("unfurl_links", "false");
        asked(VendorRequest.post("/chat.postMessage").form(form).about(delivery));
    }

    /** Says something to one person in the channel. No other person sees it. */
    void whisper(String user, String threadTs, String text) throws DeliveryFailedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("channel", settings.channel());
        form.put("user", user);
        form.put("text", text);
        if (threadTs != null) {
            form.put("thread_ts", threadTs);
        }
        asked(VendorRequest.post("/chat.postEphemeral").form(form));
    }

    /** The mail address of a user of Slack's; empty for one who has none, such as another app. */
    Optional<String> mailOf(String user) throws DeliveryFailedException {
        JsonNode profile = asked(VendorRequest.get("/users.info?user={u}", user))
                .path("user")
                .path("profile");
        return Optional.of(profile.path("email").asText()).filter(mail -> !mail.isEmpty());
    }

    /** The user with that mail address; empty when Slack knows of none. */
    Optional<String> userOf(String mail) throws DeliveryFailedException {
        JsonNode answer = raw(VendorRequest.get("/users.lookupByEmail?email={e}", mail));
        if (!answer.path("ok").asBoolean() && "users_not_found".equals(error(answer))) {
            return Optional.empty();
        }
        return Optional.of(judged(answer).path("user").path("id").asText());
    }

    /** Who we are over there. */
    JsonNode me() throws DeliveryFailedException {
        return asked(VendorRequest.get("/auth.test"));
    }

    private JsonNode asked(VendorRequest call) throws DeliveryFailedException {
        return judged(raw(call));
    }

    private JsonNode raw(VendorRequest call) throws DeliveryFailedException {
        return http.call(call).json();
    }

    private static JsonNode judged(JsonNode answer) throws DeliveryFailedException {
        if (answer.path("ok").asBoolean()) {
            return answer;
        }
        String error = error(answer);
        if (error.endsWith("ratelimited") || error.endsWith("rate_limited")) {
            throw DeliveryFailedException.notAccepted("slack asks us to wait (" + error + ").", Duration.ofSeconds(30));
        }
        if (LATER.contains(error)) {
            throw DeliveryFailedException.notAccepted("slack did not take it (" + error + ").");
        }
        if (OURS.contains(error)) {
            throw DeliveryFailedException.notAccepted(
                    "slack does not let us (" + error + "): see docs/connectors/slack.md.");
        }
        throw DeliveryFailedException.refused("slack refuses it (" + error + ").");
    }

    /** Slack's errors are words of its own; what is none is not repeated. */
    private static String error(JsonNode answer) {
        String error = answer.path("error").asText();
        return error.matches("[a-z_]{1,60}") ? error : "unknown error";
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
