package io.tierline.connectors.zendesk;

import static io.tierline.connectors.zendesk.ZendeskTickets.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierline.helpdesk.TicketSource;
import io.tierline.inbox.NewDelivery;
import io.tierline.inbox.RetryLaterException;
import io.tierline.inbox.UnprocessableDeliveryException;
import io.tierline.notifications.DeliveryFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks Zendesk's incremental export which tickets have changed. Its cursor misses nothing. */
class ZendeskPoll implements TicketSource {

    /** Of the deliveries that come of it. */
    static final String KIND = "reconciliation";

    private final ZendeskClient api;
    private final Duration every;

    ZendeskPoll(ZendeskClient api, Duration every) {
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
        } catch (DeliveryFailedException e) {
            throw RetryLaterException.after(e.getMessage(), Duration.ZERO);
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
    static RuntimeException later(DeliveryFailedException e) {
        return e.kind() == DeliveryFailedException.Kind.REFUSED
                ? new UnprocessableDeliveryException(e.getMessage())
                : RetryLaterException.after(e.getMessage(), e.retryAfter().orElse(Duration.ZERO));
    }
}
