package io.tierline.api.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.FieldProblem;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.cases.Problem;
import io.tierline.cases.Problems;
import io.tierline.process.ProblemDesk;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Problems: one cause behind many cases, fixed once for all of them. */
@RestController
@RequestMapping(path = ApiPaths.API + "/problems", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Problems")
class ProblemController {

    private static final int MOST = 200;
    private static final int LINE = 200;
    private static final int TEXT = 4_000;
    private static final int MOST_CASES = 1_000;

    private final Problems problems;
    private final ProblemDesk desk;

    ProblemController(Problems problems, ProblemDesk desk) {
        this.problems = problems;
        this.desk = desk;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Problem")
    record View(
            @Schema(example = "PRB-2026-000007") String key,
            String title,
            String component,
            @Schema(allowableValues = {"open", "fixed"}) String state,
            Instant openedAt,
            @Schema(description = "A user id.") String openedBy,
            @Schema(description = "What each linked customer is told; left out while it is open.") Fix fix,
            @Schema(description = "The cases that are linked now, oldest first; left out in lists.")
                    List<LinkedCase> cases) {

        static View of(Problem problem, List<LinkedCase> cases) {
            return new View(
                    problem.key(),
                    problem.title(),
                    problem.component(),
                    problem.isFixed() ? "fixed" : "open",
                    problem.openedAt(),
                    problem.openedBy(),
                    problem.isFixed() ? Fix.of(problem.fix()) : null,
                    cases);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProblemFix")
    record Fix(
            Instant at,
            @Schema(description = "A user id.") String by,
            String rootCause,
            String mitigation,
            String prevention,
            String customerMessage) {

        static Fix of(Problem.Fix fix) {
            return new Fix(
                    fix.at(), fix.by(), fix.rootCause(), fix.mitigation(), fix.prevention(), fix.customerMessage());
        }
    }

    @Schema(name = "LinkedCase")
    record LinkedCase(
            @Schema(example = "ESC-2026-000042") String key,
            @Schema(allowableValues = {"open", "waiting", "resolved", "closed", "withdrawn"}) String state,
            @Schema(example = "/api/v1/escalations/ESC-2026-000042") String href) {}

    @Schema(name = "ProblemList")
    record ListOf(List<View> items) {}

    @Schema(name = "ProblemRequest")
    record Request(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "The sync service drops renamed fields")
                    String title,
            @Schema(example = "salesforce-sync") String component,
            @Schema(description = "Cases to link at once.", example = "[\"ESC-2026-000042\"]") List<String> cases) {}

    @Schema(name = "ProblemFixRequest")
    record FixRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String rootCause,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String mitigation,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String prevention,
            String customerMessage) {}

    @GetMapping
    @Operation(operationId = "listProblems", summary = "List problems, newest first; 200 at most")
    ListOf list(
            @Parameter(description = "open, fixed or all", schema = @Schema(defaultValue = "open"))
                    @RequestParam(defaultValue = "open")
                    String state) {
        if (!List.of("open", "fixed", "all").contains(state)) {
            throw RefusedRequestException.fields(List.of(new FieldProblem("state", "must be open, fixed or all")));
        }
        Boolean fixed = state.equals("all") ? null : Boolean.valueOf(state.equals("fixed"));
        return new ListOf(problems.list(fixed, MOST).stream()
                .map(problem -> View.of(problem, null))
                .toList());
    }

    @GetMapping("/{key}")
    @Operation(operationId = "getProblem", summary = "One problem, with the cases that are linked to it")
    View get(@Parameter(example = "PRB-2026-000007") @PathVariable String key) {
        List<LinkedCase> cases = problems.cases(key).stream()
                .map(linked -> new LinkedCase(linked.caseKey(), linked.state(), ApiPaths.escalation(linked.caseKey())))
                .toList();
        return View.of(problems.get(key), cases);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "openProblem",
            summary = "Open a problem for cases of one cause",
            description = "Engineering gets a task to find the cause and fix it. The cases go on at their levels"
                    + " meanwhile; they can be linked here or later.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Request.class))))
    @ApiResponse(
            responseCode = "201",
            description = "The problem is open.",
            headers = @Header(name = "Location", description = "The problem.", schema = @Schema(type = "string")),
            content = @Content(schema = @Schema(implementation = View.class)))
    ResponseEntity<View> open(
            @RequestBody(required = false) byte[] body, @Parameter(hidden = true) Principal principal) {
        JsonFields fields = JsonFields.read(body);
        String title = fields.needed("title", fields.line("title", LINE), "what the cases have in common");
        String component = fields.line("component", LINE);
        List<String> cases = fields.lines("cases", MOST_CASES, LINE);
        fields.nothingElse("a problem");
        fields.refuse();
        String key = desk.open(title, component, cases, principal.getName());
        return ResponseEntity.created(URI.create(ApiPaths.API + "/problems/" + key))
                .body(get(key));
    }

    @PutMapping("/{key}/cases/{caseKey}")
    @Operation(
            operationId = "linkCase",
            summary = "Link a case to a problem",
            description = "The fix of the problem will resolve it. A case has one problem at a time.")
    View link(
            @Parameter(example = "PRB-2026-000007") @PathVariable String key,
            @Parameter(example = "ESC-2026-000042") @PathVariable String caseKey,
            @Parameter(hidden = true) Principal principal) {
        problems.get(key);
        desk.link(key, caseKey, principal.getName());
        return get(key);
    }

    @DeleteMapping("/{key}/cases/{caseKey}")
    @Operation(
            operationId = "unlinkCase",
            summary = "Unlink a case from a problem",
            description = "It goes its own way again: a fix of the problem no longer touches it.")
    View unlink(
            @Parameter(example = "PRB-2026-000007") @PathVariable String key,
            @Parameter(example = "ESC-2026-000042") @PathVariable String caseKey,
            @Parameter(hidden = true) Principal principal) {
        problems.get(key);
        desk.unlink(key, caseKey, principal.getName());
        return get(key);
    }

    @PostMapping(path = "/{key}/fixed", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "fixProblem",
            summary = "Tell that a problem is fixed",
            description = "Each linked case that is open is resolved, its customer is told what stands here, and"
                    + " confirms for themselves. One who says that it is not fixed reopens their own case alone.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = FixRequest.class))))
    View fixed(
            @Parameter(example = "PRB-2026-000007") @PathVariable String key,
            @RequestBody(required = false) byte[] body,
            @Parameter(hidden = true) Principal principal) {
        problems.get(key);
        JsonFields fields = JsonFields.read(body);
        String cause = fields.needed("rootCause", fields.text("rootCause", TEXT), "the cause, in customers' words");
        String help = fields.needed("mitigation", fields.text("mitigation", TEXT), "what works again, since when");
        String prevention =
                fields.needed("prevention", fields.text("prevention", TEXT), "what keeps it from coming back");
        String message = fields.text("customerMessage", TEXT);
        fields.nothingElse("a fix");
        fields.refuse();
        desk.fixed(key, cause, help, prevention, message, principal.getName());
        return get(key);
    }
}
