package io.tierline.api.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.cases.HeldEscalations;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.WorkEvents.EscalationReleased;
import io.tierline.oncall.MaintenanceWindow;
import io.tierline.oncall.MaintenanceWindow.Scope;
import io.tierline.oncall.MaintenanceWindows;
import io.tierline.process.CaseDesk;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When managers hold back the later steps of escalation policies. */
@RestController
@RequestMapping(path = ApiPaths.API + "/maintenance-windows", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Maintenance windows")
class MaintenanceController {

    private final MaintenanceWindows windows;
    private final HeldEscalations held;
    private final CaseDesk desk;
    private final Clock clock;

    MaintenanceController(MaintenanceWindows windows, HeldEscalations held, CaseDesk desk, Clock clock) {
        this.windows = windows;
        this.held = held;
        this.desk = desk;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MaintenanceWindow")
    record View(
            long id,
            @Schema(allowableValues = {"all", "team", "customer", "case"}) String scope,
            @Schema(description = "The team, the customer's id or the case's key; left out for all.", example = "tier2")
                    String subject,
            Instant from,
            Instant to,
            @Schema(description = "Left out once it is erased.") String reason,
            String createdBy) {

        static View of(MaintenanceWindow window) {
            return new View(
                    window.id(),
                    window.scope().word(),
                    window.subject(),
                    window.from(),
                    window.to(),
                    window.reason(),
                    window.createdBy());
        }
    }

    @GetMapping
    @Operation(
            operationId = "listMaintenanceWindows",
            summary = "List the windows that have not ended",
            description = "By their beginning. Cancelled ones are left out.")
    List<View> list(
            @Parameter(
                            description = "true: with those that have ended.",
                            schema = @Schema(type = "boolean", defaultValue = "false"))
                    @RequestParam(defaultValue = "false")
                    boolean past) {
        return windows.list(clock.instant(), past).stream().map(View::of).toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "addMaintenanceWindow",
            summary = "Hold back the later steps of escalation policies for a while",
            description =
                    "For managers. Within the window a case's escalation policy alerts its first contact and nobody else; the"
                            + " next step comes when the window has ended. No promise to a customer and no clock moves by it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = WindowRequest.class))))
    @ApiResponse(
            responseCode = "201",
            description = "The window.",
            content = @Content(schema = @Schema(implementation = View.class)))
    ResponseEntity<View> add(
            @RequestBody(required = false) byte[] body, @Parameter(hidden = true) Principal principal) {
        Instant now = clock.instant();
        WindowRequest wish = WindowRequest.read(JsonFields.read(body), now, held::exists);
        MaintenanceWindow added = windows.add(
                Scope.valueOf(wish.scope().toUpperCase(java.util.Locale.ROOT)),
                wish.subject(),
                wish.from(),
                wish.to(),
                wish.reason(),
                principal.getName(),
                now);
        return ResponseEntity.created(URI.create(ApiPaths.API + "/maintenance-windows/" + added.id()))
                .body(View.of(added));
    }

    @DeleteMapping("/{id}")
    @Operation(
            operationId = "cancelMaintenanceWindow",
            summary = "End a window now, or cancel one to come",
            description = "For managers. Escalation policies that it holds back go on at once.")
    @ApiResponse(responseCode = "204", description = "It holds nothing back any more.")
    ResponseEntity<Void> cancel(@PathVariable long id, @Parameter(hidden = true) Principal principal) {
        Instant now = clock.instant();
        desk.together(() -> {
            windows.cancel(id, principal.getName(), now).orElseThrow(() -> RefusedRequestException.noWindow(id));
            return held.by(id, now).stream()
                    .map(caseKey -> desk.act(
                            caseKey,
                            NewEvent.of(new EscalationReleased(id), principal.getName())
                                    .once("ladder-released:" + id)))
                    .toList();
        });
        return ResponseEntity.noContent().build();
    }
}
