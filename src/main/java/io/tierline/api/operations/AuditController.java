package io.tierline.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.FieldProblem;
import io.tierline.api.Period;
import io.tierline.api.RefusedRequestException;
import io.tierline.api.StorableText;
import io.tierline.audit.AuditAction;
import io.tierline.audit.AuditEntry;
import io.tierline.audit.AuditEvent;
import io.tierline.audit.AuditLog;
import io.tierline.audit.AuditQuery;
import io.tierline.calendar.Interval;
import io.tierline.web.CsvTable;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log, for administrators. That it is read stands in it. */
@RestController
@RequestMapping(ApiPaths.API + "/audit")
@Tag(name = "Audit")
class AuditController {

    private static final String CSV = "text/csv";
    private static final int MOST = 200;
    private static final Duration USUAL = Duration.ofDays(30);

    private final AuditLog audit;
    private final Clock clock;
    private final ObjectMapper json;

    AuditController(AuditLog audit, Clock clock, ObjectMapper json) {
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditEntry")
    record View(
            long id,
            Instant at,
            @Schema(description = "A user id; left out where it is not known, or Tierline acts by itself.")
                    String actor,
            @Schema(description = "web, api, engine-rest, actuator, oidc, status or tierline.") String door,
            String address,
            @Schema(example = "case-opened") String action,
            @Schema(description = "A case's key, a user, a group, a token or a deployment.") String subject,
            Map<String, Object> details) {

        static View of(AuditEntry entry) {
            AuditEvent event = entry.event();
            return new View(
                    entry.id(),
                    entry.at(),
                    event.actor(),
                    event.door(),
                    event.address(),
                    event.action(),
                    event.subject(),
                    event.details());
        }
    }

    @Schema(name = "AuditPage")
    record Page(List<View> items, int page, int size, long total) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listAudit",
            summary = "Read the audit log, newest first",
            description =
                    "For administrators. Without a period: the last 30 days. text/csv gives all rows of the period.")
    Page list(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String actor,
            @RequestParam(required = false) String action,
            @RequestParam(required = false) String subject,
            @Parameter(description = "From 0.") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 200.") @RequestParam(defaultValue = "50") int size,
            @Parameter(hidden = true) Principal principal) {
        if (page < 0 || page > 1_000_000 || size < 1 || size > MOST) {
            throw RefusedRequestException.fields(
                    List.of(new FieldProblem("page", "must be 0 or more, and size from 1 to " + MOST)));
        }
        AuditQuery query = query(from, to, actor, action, subject);
        audit.recordOncePerHour(
                AuditEvent.of(AuditAction.AUDIT_READ).by(principal.getName()).at("api", null));
        List<View> items = audit.find(query, (long) page * size, size).stream()
                .map(View::of)
                .toList();
        return new Page(items, page, size, audit.count(query));
    }

    @GetMapping(produces = CSV)
    @Operation(hidden = true)
    String export(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String actor,
            @RequestParam(required = false) String action,
            @RequestParam(required = false) String subject,
            @Parameter(hidden = true) Principal principal) {
        AuditQuery query = query(from, to, actor, action, subject);
        audit.record(AuditEvent.of(AuditAction.AUDIT_EXPORTED)
                .by(principal.getName())
                .at("api", null));
        CsvTable table = new CsvTable(List.of("id", "at", "actor", "door", "address", "action", "subject", "details"));
        audit.each(query, entry -> {
            AuditEvent event = entry.event();
            table.row(
                    entry.id(),
                    entry.at(),
                    event.actor(),
                    event.door(),
                    event.address(),
                    event.action(),
                    event.subject(),
                    details(event.details()));
        });
        return table.toString();
    }

    private AuditQuery query(String from, String to, String actor, String action, String subject) {
        Interval period = from == null && to == null
                ? new Interval(clock.instant().minus(USUAL), clock.instant().plusSeconds(1))
                : Period.read(from, to, clock);
        for (String text : new String[] {actor, action, subject}) {
            if (text != null && !StorableText.storable(text)) {
                throw RefusedRequestException.fields(List.of(
                        new FieldProblem("actor, action or subject", "holds a character that no such name has")));
            }
        }
        return new AuditQuery(period.from(), period.to(), actor, action, subject);
    }

    /** A spreadsheet would take such a cell for a formula; an actor is as the caller typed it. */
    private String details(Map<String, Object> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
