package io.tierline.connectors.webhooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import io.tierline.api.cases.Submissions;
import io.tierline.api.cases.Submissions.Outline;
import io.tierline.inbox.Delivery;
import io.tierline.inbox.HookSource;
import io.tierline.inbox.NewDelivery;
import io.tierline.inbox.ProcessingResult;
import io.tierline.inbox.UnprocessableDeliveryException;
import io.tierline.inbox.Verdict;
import io.tierline.inbox.Verdict.Reason;
import io.tierline.inbox.WebhookCall;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes the API's own JSON from each sender who signs it as the Standard Webhooks specification says, bare or as the
 * data of a CloudEvent. A CloudEvent's attributes in headers are not signed, so nothing depends on them.
 */
class WebhookSource implements HookSource {

    private static final String UNREADABLE = "unreadable";
    private static final int LONGEST_ID = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final List<WebhookSecret> secrets;
    private final Duration tolerance;
    private final Submissions submissions;
    private final JsonFormat format = new JsonFormat();

    WebhookSource(String name, List<WebhookSecret> secrets, Duration tolerance, Submissions submissions) {
        this.name = name;
        this.secrets = secrets;
        this.tolerance = tolerance;
        this.submissions = submissions;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Verdict verify(WebhookCall call) {
        String id = call.header("webhook-id");
        String timestamp = call.header("webhook-timestamp");
        String signatures = call.header("webhook-signature");
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || timestamp == null || signatures == null) {
            return Verdict.refused(Reason.MISSING);
        }
        boolean right = secrets.stream()
                .map(secret -> secret.signed(signatures, id, timestamp, call.body()))
                .reduce(false, Boolean::logicalOr);
        if (!right) {
            return Verdict.refused(Reason.WRONG);
        }
        Optional<Instant> signedAt = instant(timestamp);
        if (signedAt.isEmpty() || call.isStale(signedAt.get(), tolerance)) {
            return Verdict.refused(Reason.STALE);
        }
        Optional<Outline> outline = outline(call.body());
        return Verdict.accepted(new NewDelivery(
                id,
                outline.map(Outline::subject).orElse(""),
                outline.map(Outline::kind).orElse(UNREADABLE),
                outline.map(Outline::at).orElse(signedAt.get()),
                call.body()));
    }

    private static Optional<Instant> instant(String seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Outline> outline(byte[] body) {
        try {
            return Submissions.outline(data(body));
        } catch (UnprocessableDeliveryException e) {
            return Optional.empty();
        }
    }

    @Override
    public ProcessingResult work(Delivery delivery) {
        return submissions.work(data(delivery.body()), name, delivery.at(), "webhook:" + name + ":" + delivery.key());
    }

    /** The API's JSON: the body itself, or what a CloudEvent in structured mode carries. */
    private byte[] data(byte[] body) {
        if (!isStructured(body)) {
            return body;
        }
        try {
            CloudEvent event = format.deserialize(body);
            if (event.getData() == null) {
                throw new UnprocessableDeliveryException("The CloudEvent has no data.");
            }
            return event.getData().toBytes();
        } catch (EventDeserializationException | CloudEventRWException | IllegalArgumentException e) {
            throw new UnprocessableDeliveryException(
                    "It is no CloudEvent of version 1.0 with specversion, id, source and type.", e);
        }
    }

    /** Neither a ticket nor an event of ours has such a field; a CloudEvent cannot be without. */
    private static boolean isStructured(byte[] body) {
        try {
            return JSON.readTree(body) instanceof ObjectNode object && object.has("specversion");
        } catch (IOException e) {
            return false;
        }
    }
}
