package io.tierline.api.cases;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.EventJson;
import io.tierline.cases.events.EventTexts;
import io.tierline.casework.CaseCommands.Handled;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** An event of a case's ledger. */
@Schema(name = "Event")
record EventView(
        @Schema(example = "ESC-2026-000042") String key,
        @Schema(description = "Its place in the case's ledger, from 1.") int seq,
        @Schema(example = "customer-replied") String type,
        @Schema(description = "When it happened.") Instant happenedAt,
        @Schema(description = "When Tierline learned of it.") Instant learnedAt,
        @Schema(description = "A user id, \"customer\" or \"tierline\".", example = "cleo") String actor,
        @Schema(description = "What clocks and figures need.") Map<String, Object> facts,
        @Schema(description = "What was said, names and addresses; empty once it is erased.")
                Map<String, String> texts) {

    static EventView of(CaseEvent event, EventTexts texts) {
        return new EventView(
                event.caseKey(),
                event.seq(),
                event.type(),
                event.happenedAt(),
                event.learnedAt(),
                event.actor(),
                EventJson.view(event.facts(), event.provenance()),
                new TreeMap<>(texts.byName()));
    }

    /** What a call is answered that appended an event, or that repeats one which did. */
    static ResponseEntity<EventView> answer(Handled handled) {
        CaseEvent event = handled.event();
        return ResponseEntity.status(handled.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(of(event, handled.texts()));
    }
}
