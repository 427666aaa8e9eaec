package io.tierline.connectors.webhooks;

import com.fasterxml.jackson.databind.util.RawValue;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.MessageAbout;
import io.tierline.connectors.http.VendorHttp;
import io.tierline.connectors.http.VendorRequest;
import io.tierline.connectors.http.VendorResponse;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Message;
import io.tierline.notifications.Mirror;
import io.tierline.notifications.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * Tells a subscriber of a case's events, one request each, in the order of the ledger: the next is sent when the one before
 * was taken. An event may arrive twice, then with the same id.
 */
class WebhookMirror implements Mirror {

    private static final MediaType CLOUD_EVENT = MediaType.parseMediaType("application/cloudevents+json");

    /** No mirror tells of a failed message to a mirror: they would go on for ever. */
    private static final String MIRRORS = "mirror:";

    private final Subscription subscription;
    private final VendorHttp http;
    private final Ledger ledger;
    private final WebhookCursors cursors;
    private final EventWriter writer;
    private final Clock clock;

    WebhookMirror(
            Subscription subscription,
            VendorHttp http,
            Ledger ledger,
            WebhookCursors cursors,
            EventWriter writer,
            Clock clock) {
        this.subscription = subscription;
        this.http = http;
        this.ledger = ledger;
        this.cursors = cursors;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public String name() {
        return subscription.mirror();
    }

    /** The latest event that it is told of. */
    @Override
    public Optional<String> face(String caseKey, List<CaseEvent> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (wants(events.get(i))) {
                return Optional.of(String.valueOf(events.get(i).seq()));
            }
        }
        return Optional.empty();
    }

    private boolean wants(CaseEvent event) {
        return subscription.wants(event.type()) && !isAboutMirror(event.facts());
    }

    private static boolean isAboutMirror(EventFacts facts) {
        return facts instanceof MessageAbout message
                && message.recipient() != null
                && message.recipient().startsWith(MIRRORS);
    }

    @Override
    public Receipt show(Message message) throws DeliveryFailedException {
        String caseKey = message.caseKey();
        int told = cursors.told(caseKey, name());
        for (CaseEvent event : ledger.events(caseKey)) {
            if (event.seq() > told && wants(event)) {
                send(event, message);
                told = event.seq();
                cursors.advance(caseKey, name(), told);
            }
        }
        return new Receipt(EventWriter.id(caseKey, told));
    }

    private void send(CaseEvent event, Message message) throws DeliveryFailedException {
        String body = writer.write(event);
        String id = EventWriter.id(event.caseKey(), event.seq());
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String signatures = subscription.secrets().stream()
                .map(secret -> secret.sign(id, timestamp, body.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(" "));
        VendorResponse answer = http.ask(new VendorRequest(
                HttpMethod.POST,
                subscription.url().toString(),
                new RawValue(body),
                CLOUD_EVENT,
                Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signatures),
                true,
                message.delivery()));
        if (!answer.isOk()) {
            // Whatever it says, those behind it wait: else the subscriber would miss one without knowing.
            throw DeliveryFailedException.notAccepted(
                    "The webhook " + subscription.name() + " did not take it (HTTP " + answer.status() + ").");
        }
    }
}
