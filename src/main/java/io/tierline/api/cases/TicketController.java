package io.tierline.api.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.Examples;
import io.tierline.api.JsonFields;
import io.tierline.cases.Ledger;
import io.tierline.notifications.PublicUrl;
import io.tierline.process.CaseDesk;
import io.tierline.statuspage.StatusPages;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tickets come in. */
@RestController
@RequestMapping(ApiPaths.API + "/tickets")
@Tag(name = "Tickets")
class TicketController {

    private static final String MACHINES = "integration";

    private final CaseDesk desk;
    private final StatusPages pages;
    private final PublicUrl publicUrl;

    TicketController(CaseDesk desk, StatusPages pages, PublicUrl publicUrl) {
        this.desk = desk;
        this.pages = pages;
        this.publicUrl = publicUrl;
    }

    /**
     * The case of a ticket.
     *
     * @param href of the case in this API
     * @param statusUrl the customer's page. The address is enough to use it; null for people and repeated tickets
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TicketCase")
    record Opened(
            @Schema(example = "ESC-2026-000042") String key,
            @Schema(example = "/api/v1/escalations/ESC-2026-000042") String href,
            @Schema(
                            description = "The customer's page. Whoever has the address has the page: give it to the"
                                    + " customer alone. Only in the answer that opens the case (201), and only to"
                                    + " machine accounts (group integration); the customer gets it by mail.",
                            example = "https://desk.example.com/status/Zk3vQ8r1nB5mXw2LtY7uPq0s")
                    String statusUrl) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "openCase",
            summary = "Open a case for a ticket",
            description =
                    "A source and an externalId have one case. Send a ticket as often as you like, also several times"
                            + " at once: the first opens the case, the others are answered 200 with its key and change nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = TicketRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "salesforce-sync",
                                                            summary = "Data stopped syncing before a board meeting",
                                                            value = Examples.TICKET))))
    @ApiResponse(
            responseCode = "201",
            description = "The case is open.",
            headers = @Header(name = "Location", description = "The case.", schema = @Schema(type = "string")),
            content = @Content(schema = @Schema(implementation = Opened.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The ticket has a case already.",
            content = @Content(schema = @Schema(implementation = Opened.class)))
    ResponseEntity<Opened> open(
            @RequestBody(required = false) byte[] body, @Parameter(hidden = true) Authentication caller) {
        TicketRequest request = TicketRequest.read(JsonFields.read(body));
        Ledger.Opened opened = desk.open(request.source(), request.externalId(), request.ticket());
        String key = opened.caseKey();
        String href = ApiPaths.escalation(key);
        if (!opened.isNew()) {
            return ResponseEntity.ok(new Opened(key, href, null));
        }
        String statusUrl = isMachine(caller) ? publicUrl.of(pages.link(key)) : null;
        return ResponseEntity.created(URI.create(href)).body(new Opened(key, href, statusUrl));
    }

    /** An account of the group integration and of no other. */
    private static boolean isMachine(Authentication caller) {
        return caller != null
                && !caller.getAuthorities().isEmpty()
                && caller.getAuthorities().stream().allMatch(group -> MACHINES.equals(group.getAuthority()));
    }
}
