package io.tierline.api.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.FieldProblem;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.api.StorableText;
import io.tierline.cases.CustomerLinks;
import io.tierline.inbox.Inbox;
import io.tierline.inbox.StoredDelivery;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What other systems told us, and what a person does about what could not be processed. */
@RestController
@RequestMapping(path = ApiPaths.API + "/inbox", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Inbox")
class InboxController {

    private static final List<String> STATES = List.of("received", "done", "ignored", "failed", "discarded");
    private static final int LARGEST_SIZE = 200;
    private static final int LAST_PAGE = 1_000_000;
    private static final int REASON = 2_000;

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "InboxDelivery")
    record View(
            long id,
            @Schema(description = "The connector.", example = "zendesk") String source,
            @Schema(description = "What it tells, in the source's own word.", example = "ticket.comment_added")
                    String kind,
            @Schema(description = "What it is about, such as the ticket's id.", example = "5158") String subject,
            @Schema(description = "The same key has one effect, however often it comes.") String key,
            @Schema(allowableValues = {"received", "done", "ignored", "failed", "discarded"}) String state,
            @Schema(description = "Why it was put off, ignored, failed or discarded.") String problem,
            @Schema(description = "When it happened there.") Instant at,
            @Schema(description = "When it came to us.") Instant receivedAt,
            int attempts,
            @Schema(description = "While it is received: when it is tried.") Instant nextAttemptAt,
            Instant endedAt,
            @Schema(description = "Who replayed or discarded it last.") String decidedBy,
            @Schema(description = "As it came; in the answer for one delivery alone, until it is erased.")
                    String body) {

        static View of(StoredDelivery stored, boolean withBody) {
            var delivery = stored.delivery();
            return new View(
                    delivery.id(),
                    delivery.source(),
                    delivery.kind(),
                    delivery.subject(),
                    delivery.key(),
                    stored.state(),
                    CustomerLinks.hidden(stored.problem()),
                    delivery.at(),
                    delivery.receivedAt(),
                    delivery.attempts(),
                    stored.state().equals("received") ? stored.nextAttemptAt() : null,
                    stored.endedAt(),
                    stored.decidedBy(),
                    withBody ? RedactedBody.of(delivery.body()) : null);
        }
    }

    @Schema(name = "InboxPage")
    record Page(
            List<View> items,
            @Schema(description = "From 0.") int page,
            int size,
            @Schema(description = "How many there are on all pages together.") long total) {}

    @GetMapping
    @Operation(
            operationId = "listInbox",
            summary = "List what other systems told us, newest first",
            description = "Without a state: what could not be processed.")
    Page list(
            @Parameter(
                            description = "received, done, ignored, failed, discarded, or all",
                            schema = @Schema(defaultValue = "failed"))
                    @RequestParam(defaultValue = "failed")
                    String state,
            @Parameter(description = "The connector.", example = "zendesk") @RequestParam(required = false)
                    String source,
            @Parameter(description = "From 0.") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 200.") @RequestParam(defaultValue = "50") int size) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!state.equals("all") && !STATES.contains(state)) {
            problems.add(new FieldProblem("state", "must be all or one of " + String.join(", ", STATES)));
        }
        if (source != null && !StorableText.storable(source)) {
            problems.add(new FieldProblem("source", "must be a connector's name"));
        }
        if (page < 0 || page > LAST_PAGE) {
            problems.add(new FieldProblem("page", "must be a whole number from 0 to " + LAST_PAGE));
        }
        if (size < 1 || size > LARGEST_SIZE) {
            problems.add(new FieldProblem("size", "must be a whole number from 1 to " + LARGEST_SIZE));
        }
        if (!problems.isEmpty()) {
            throw RefusedRequestException.fields(problems);
        }
        String which = state.equals("all") ? null : state;
        return new Page(
                inbox.list(which, source, (long) page * size, size).stream()
                        .map(stored -> View.of(stored, false))
                        .toList(),
                page,
                size,
                inbox.count(which, source));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getDelivery", summary = "One delivery, with what came")
    View get(@PathVariable long id) {
        return View.of(find(id), true);
    }

    @PostMapping("/{id}/replay")
    @Operation(
            operationId = "replayDelivery",
            summary = "Try a delivery again",
            description = "One that failed, was ignored or was discarded is worked off again from the beginning, in a"
                    + " moment. 409 when it is waiting or done already, or its body was erased.")
    View replay(@PathVariable long id, @Parameter(hidden = true) Principal principal) {
        if (!inbox.replay(id, principal.getName())) {
            StoredDelivery stored = find(id);
            throw RefusedRequestException.inboxDecided(
                    stored.delivery().body() == null
                            ? "What came with delivery %d was erased; there is nothing to try again.".formatted(id)
                            : "Delivery %d is %s; there is nothing to replay.".formatted(id, stored.state()));
        }
        return View.of(find(id), false);
    }

    @Schema(name = "DiscardDelivery", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Discard(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Why it may have no effect.",
                            maxLength = REASON)
                    String reason) {}

    @PostMapping(path = "/{id}/discard", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "discardDelivery",
            summary = "Decide that a delivery has no effect",
            description = "409 when it has ended already.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Discard.class))))
    View discard(
            @PathVariable long id,
            @RequestBody(required = false) byte[] body,
            @Parameter(hidden = true) Principal principal) {
        JsonFields fields = JsonFields.read(body);
        String reason = fields.needed("reason", fields.text("reason", REASON), "why it may have no effect");
        fields.nothingElse("a discarding");
        fields.refuse();
        if (!inbox.discard(id, principal.getName(), reason)) {
            throw RefusedRequestException.inboxDecided(
                    "Delivery %d is %s; there is nothing to discard.".formatted(id, find(id).state()));
        }
        return View.of(find(id), false);
    }

    private StoredDelivery find(long id) {
        return inbox.find(id).orElseThrow(() -> RefusedRequestException.unknownDelivery(id));
    }
}
