package io.tierline.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.FieldProblem;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.tokens.ApiToken;
import io.tierline.tokens.ApiTokens;
import io.tierline.tokens.TokenRefusedException;
import io.tierline.tokens.TokenScope;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Administrators make and revoke the tokens of machine accounts. */
@RestController
@RequestMapping(path = ApiPaths.API + "/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tokens")
class TokenController {

    private static final int ACCOUNT = 64;
    private static final int NAME = 64;
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]*");

    private final ApiTokens tokens;
    private final Clock clock;

    TokenController(ApiTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Token")
    record View(
            long id,
            @Schema(description = "The machine account that calls with it.", example = "helpdesk") String account,
            @Schema(example = "ticket sync") String name,
            List<String> scopes,
            @Schema(allowableValues = {"valid", "expired", "revoked"}) String state,
            Instant createdAt,
            String createdBy,
            Instant expires,
            @Schema(description = "To the minute; left out when it was never used.") Instant lastUsedAt,
            Instant revokedAt,
            String revokedBy,
            @Schema(
                            description = "The token itself: in the answer that makes it, and never again.",
                            example = "tl_3vQ8r1nB5mXw2LtY7uPq0sZk3vQ8r1nB5mXw2LtY7uP")
                    String token) {

        static View of(ApiToken token, Instant now, String secret) {
            return new View(
                    token.id(),
                    token.account(),
                    token.name(),
                    token.scopes().stream().map(TokenScope::code).sorted().toList(),
                    token.revokedAt() != null ? "revoked" : token.isExpired(now) ? "expired" : "valid",
                    token.createdAt(),
                    token.createdBy(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.revokedAt(),
                    token.revokedBy(),
                    secret);
        }
    }

    @Schema(name = "NewToken", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Request(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "A user of the group integration and of no other.",
                            maxLength = ACCOUNT)
                    String account,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "What it is for; of its own among the account's valid tokens.",
                            maxLength = NAME)
                    String name,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            allowableValues = {
                                "tickets:write",
                                "events:write",
                                "cases:read",
                                "figures:read",
                                "people:read",
                                "metrics:read"
                            })
                    List<String> scopes,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Within 366 days.") Instant expires) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createToken",
            summary = "Make a token for a machine account",
            description = "For administrators. The answer is the only one that holds the token: keep it at once.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Request.class))))
    @ApiResponse(
            responseCode = "201",
            description = "The token.",
            content = @Content(schema = @Schema(implementation = View.class)))
    ResponseEntity<View> create(
            @RequestBody(required = false) byte[] body, @Parameter(hidden = true) Principal principal) {
        JsonFields fields = JsonFields.read(body);
        String account = fields.needed("account", fields.line("account", ACCOUNT), "the machine account");
        String name = fields.needed(
                "name",
                fields.word("name", NAME, NAMES, "must have letters, digits, blanks, dots, dashes and underscores"),
                "what the token is for");
        Set<TokenScope> scopes = scopes(fields);
        Instant expires = fields.needed("expires", fields.instant("expires"), "an instant within 366 days");
        fields.nothingElse("a token");
        fields.refuse();
        try {
            ApiTokens.Created created = tokens.create(account, name, scopes, expires, principal.getName());
            return ResponseEntity.status(HttpStatus.CREATED)
                    .cacheControl(CacheControl.noStore())
                    .body(View.of(created.token(), clock.instant(), created.secret()));
        } catch (TokenRefusedException e) {
            throw RefusedRequestException.fields(List.of(new FieldProblem(e.field(), e.getMessage())));
        }
    }

    private static Set<TokenScope> scopes(JsonFields fields) {
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        List<String> codes = fields.lines("scopes");
        codes.forEach(code -> TokenScope.of(code)
                .ifPresentOrElse(
                        scopes::add,
                        () -> fields.wrong(
                                "scopes", "must be one or more of " + String.join(", ", TokenScope.codes()))));
        if (codes.isEmpty()) {
            fields.wrong("scopes", "is missing: one or more of " + String.join(", ", TokenScope.codes()));
        }
        return scopes;
    }

    @GetMapping
    @Operation(operationId = "listTokens", summary = "All tokens there are and were, without the tokens themselves")
    List<View> list() {
        Instant now = clock.instant();
        return tokens.all().stream().map(token -> View.of(token, now, null)).toList();
    }

    @DeleteMapping("/{id}")
    @Operation(
            operationId = "revokeToken",
            summary = "Revoke a token",
            description = "It is refused from the next request on, on all nodes. It stays in the list.")
    View revoke(@PathVariable long id, @Parameter(hidden = true) Principal principal) {
        return tokens.revoke(id, principal.getName())
                .map(token -> View.of(token, clock.instant(), null))
                .orElseThrow(() -> RefusedRequestException.unknown(
                        "unknown-token", "token", "There is no token " + id + ". List them with GET /api/v1/tokens"));
    }
}
