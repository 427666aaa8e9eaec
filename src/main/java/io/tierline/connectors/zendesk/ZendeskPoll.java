package io.tierline.connectors.zendesk;

import static io.tierline.connectors.zendesk.ZendeskTickets.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierline.intake.inbox.NewDelivery;
import io.tierline.intake.inbox.TryLater;
import io.tierline.intake.inbox.Unprocessable;
import io.tierline.intake.tickets.TicketSource;
import io.tierline.messaging.DeliveryFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks Zendesk's incremental export which tickets have changed. Its cursor misses nothing. */
class ZendeskPoll implements TicketSource {

    /** Of the deliveries that come of it. */
    static final String KIND = "reconciliation";

    private final ZendeskApi api;
    private final Duration every;

    ZendeskPoll(ZendeskApi api, Duration every) {
        this.api = api;
        this.every = every;
    }

    @Override
    public String name() {
        return ZendeskHook.NAME;
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Changes changes(String position, Instant since) {
        try {
            JsonNode answer = api.changes(position, since);
            List<NewDelivery> deliveries = new ArrayList<>();
            for (JsonNode ticket : answer.path("tickets")) {
                Instant at = ZendeskTickets.instant(ticket, "updated_at");
                if (at != null && text(ticket, "id") != null) {
                    deliveries.add(delivery(ticket, at));
                }
            }
            return new Changes(
                    deliveries,
                    text(answer, "after_cursor"),
                    !answer.path("end_of_stream").asBoolean(true));
        } catch (DeliveryFailed e) {
            throw TryLater.after(e.getMessage(), Duration.ZERO);
        }
    }

    private static NewDelivery delivery(JsonNode ticket, Instant at) {
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .set("ticket", ticket)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        String version = text(ticket, "generated_timestamp");
        return new NewDelivery(
                "found:" + text(ticket, "id") + ":" + (version == null ? at : version),
                text(ticket, "id"),
                KIND,
                at,
                body);
    }

    /** What an answer that did not come means to the inbox. */
    static RuntimeException later(DeliveryFailed e) {
        return e.kind() == DeliveryFailed.Kind.REFUSED
                ? new Unprocessable(e.getMessage())
                : TryLater.after(e.getMessage(), e.retryAfter().orElse(Duration.ZERO));
    }
}
