package io.tierline.api.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.JsonFields;
import io.tierline.cases.CaseEvent;
import io.tierline.process.StatusLinks;
import java.security.Principal;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What our people do with the link to a customer's page. */
@RestController
@RequestMapping(path = ApiPaths.ESCALATIONS + "/{key}/status-link", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Escalations")
class StatusLinkController {

    private static final int REASON = 2_000;

    private final StatusLinks links;

    StatusLinkController(StatusLinks links) {
        this.links = links;
    }

    @Schema(name = "StatusLinkSent")
    record Sent(
            @Schema(example = "ESC-2026-000042") String key,
            @Schema(description = "The event's place in the case's ledger.") int seq,
            Instant at) {}

    @PostMapping("/send")
    @Operation(
            operationId = "sendStatusLink",
            summary = "Mail the customer the link to their page",
            description = "To who reported the case. 409 within five minutes of the last time.")
    @ApiResponse(
            responseCode = "202",
            description = "The mail is on its way; the event stands in the ledger.",
            content = @Content(schema = @Schema(implementation = Sent.class)))
    ResponseEntity<Sent> send(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key,
            @Parameter(hidden = true) Principal principal) {
        CaseEvent event = links.send(key, principal.getName());
        return ResponseEntity.accepted().body(new Sent(key, event.seq(), event.happenedAt()));
    }

    @Schema(name = "RevealStatusLink", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Reveal(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Why you need it. Your colleagues read it in the timeline.",
                            maxLength = REASON)
                    String reason) {}

    @Schema(name = "StatusLink")
    record Revealed(
            @Schema(
                            description = "The customer's page. Whoever has the address has the page.",
                            example = "https://desk.example.com/status/Zk3vQ8r1nB5mXw2LtY7uPq0s")
                    String statusUrl) {}

    @PostMapping(path = "/reveal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "revealStatusLink",
            summary = "See the link to the customer's page",
            description = "For people who work on cases, not for machines. Who has seen it, and why, stands in the"
                    + " timeline and in the audit log.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Reveal.class))))
    ResponseEntity<Revealed> reveal(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key,
            @RequestBody(required = false) byte[] body,
            @Parameter(hidden = true) Principal principal) {
        JsonFields fields = JsonFields.read(body);
        String reason = fields.needed("reason", fields.text("reason", REASON), "why you need the customer's link");
        fields.nothingElse("a look at the link");
        fields.refuse();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Revealed(links.reveal(key, principal.getName(), reason)));
    }
}
