package io.tierline.connectors.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.EventJson;
import io.tierline.notifications.PublicUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A ledger event as a CloudEvent in structured mode. It carries the event's facts and nothing of its texts, so no name,
 * no address and no words of any person.
 */
class EventWriter {

    private static final String TYPE = "io.tierline.";

    private final URI source;
    private final ObjectMapper json = new ObjectMapper();
    private final JsonFormat format = new JsonFormat();

    EventWriter(PublicUrl url) {
        this.source = URI.create(url.of("/api/v1/escalations"));
    }

    /** The same for the same event, each time it is sent. */
    static String id(String caseKey, int seq) {
        return caseKey + "-" + seq;
    }

    String write(CaseEvent event) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("case", event.caseKey());
        data.put("seq", event.seq());
        data.put("type", event.type());
        data.put("happenedAt", event.happenedAt().toString());
        data.put("learnedAt", event.learnedAt().toString());
        data.put("actor", event.actor());
        data.put("facts", EventJson.view(event.facts(), event.provenance()));
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(id(event.caseKey(), event.seq()))
                .withSource(source)
                .withType(TYPE + event.type())
                .withSubject(event.caseKey())
                .withTime(event.happenedAt().atOffset(ZoneOffset.UTC))
                .withExtension("sequence", String.valueOf(event.seq()))
                .withData("application/json", bytes(data))
                .build();
        return new String(format.serialize(cloudEvent), StandardCharsets.UTF_8);
    }

    private byte[] bytes(Map<String, Object> data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What came out of the ledger cannot be written.", e);
        }
    }
}
