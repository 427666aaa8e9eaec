package io.tierline.connectors.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierline.connectors.http.VendorHttp;
import io.tierline.connectors.http.VendorRequest;
import io.tierline.connectors.http.VendorResponse;
import io.tierline.notifications.DeliveryFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The few calls of Zendesk's ticketing API that we make. */
class ZendeskClient {

    private static final int CONFLICT = 409;
    private static final int GONE = 404;
    private static final Duration AFTER_CONFLICT = Duration.ofSeconds(5);

    private final VendorHttp http;

    ZendeskClient(VendorHttp http) {
        this.http = http;
    }

    boolean isHeldBack() {
        return http.isHeldBack();
    }

    /** @return the ticket, or a missing node where there is none of that id */
    JsonNode ticket(String id) throws DeliveryFailedException {
        VendorResponse answer = http.ask(VendorRequest.get("/api/v2/tickets/{id}", id));
        return answer.status() == GONE
                ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
                : answer.orFail().json().path("ticket");
    }

    /** The latest comments, newest first, as {@code comments}, and who wrote them, as {@code users}. */
    JsonNode comments(String id) throws DeliveryFailedException {
        return http.call(VendorRequest.get("/api/v2/tickets/{id}/comments?include=users&sort_order=desc", id))
                .json();
    }

    JsonNode organization(String id) throws DeliveryFailedException {
        return http.call(VendorRequest.get("/api/v2/organizations/{id}", id))
                .json()
                .path("organization");
    }

    JsonNode users(String query) throws DeliveryFailedException {
        return http.call(VendorRequest.get("/api/v2/users/search?query={query}", query))
                .json()
                .path("users");
    }

    /** What has changed since: {@code tickets}, {@code after_cursor} and {@code end_of_stream}. */
    JsonNode changes(String cursor, Instant since) throws DeliveryFailedException {
        VendorRequest call = cursor == null
                ? VendorRequest.get("/api/v2/incremental/tickets/cursor?start_time={since}", since.getEpochSecond())
                : VendorRequest.get("/api/v2/incremental/tickets/cursor?cursor={cursor}", cursor);
        return http.call(call).json();
    }

    /**
     * Changes a ticket only if it was not changed since it was read. Otherwise the change is refused, not lost and not
     * doubled. So it may be repeated after an attempt that ended without an answer, provided that the ticket is read
     * and looked at first.
     *
     * @param read the ticket as it was read
     * @param delivery on whose record request and answer are kept
     */
    JsonNode update(JsonNode read, Map<String, Object> change, long delivery) throws DeliveryFailedException {
        Map<String, Object> ticket = new LinkedHashMap<>(change);
        ticket.put("safe_update", true);
        ticket.put("updated_stamp", read.path("updated_at").asText());
        VendorResponse answer = http.ask(
                VendorRequest.put("/api/v2/tickets/{id}", read.path("id").asText())
                        .json(Map.of("ticket", ticket))
                        .about(delivery));
        if (answer.status() == CONFLICT) {
            throw DeliveryFailedException.notAccepted(
                    "Somebody else changed the ticket in the same moment.", AFTER_CONFLICT);
        }
        return answer.orFail().json();
    }
}
