package io.tierline.api.oncall;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tierline.api.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** A maintenance window as a manager asks for it. */
@Schema(name = "NewMaintenanceWindow", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record WindowRequest(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        description = "Whose cases it holds back.",
                        allowableValues = {"all", "team", "customer", "case"})
                String scope,
        @Schema(description = "The team, the customer's id or the case's key. Leave it out for all.", maxLength = 200)
                String subject,
        @Schema(description = "Left out: from now on.") Instant from,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "At most 30 days after from.") Instant to,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        description = "Why, for those who wonder that nobody is alerted. It can be erased.",
                        maxLength = 2_000)
                String reason) {

    private static final List<String> SCOPES = List.of("all", "team", "customer", "case");
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int SUBJECT = 200;
    private static final int REASON = 2_000;

    /**
     * @param isCase whether there is a case of that key
     * @throws Refusal naming each field that is missing, wrong or unknown
     */
    static WindowRequest read(JsonFields body, Instant now, Predicate<String> isCase) {
        String scope = body.needed("scope", body.choice("scope", SCOPES), "one of " + String.join(", ", SCOPES));
        String subject = body.line("subject", SUBJECT);
        Instant from = body.instant("from");
        Instant to = body.needed("to", body.instant("to"), "when it ends");
        String reason =
                body.needed("reason", body.text("reason", REASON), "why, for those who wonder that nobody is alerted");
        WindowRequest read = new WindowRequest(scope, subject, from == null ? now : from, to, reason);
        read.check(body, now, isCase);
        body.nothingElse("a maintenance window");
        body.refuse();
        return read;
    }

    private void check(JsonFields body, Instant now, Predicate<String> isCase) {
        if ("all".equals(scope) && subject != null) {
            body.wrong("subject", "belongs to a team, a customer or a case; leave it out for all");
        } else if (scope != null && !"all".equals(scope) && subject == null) {
            body.wrong("subject", "is missing: which " + scope + "?");
        } else if ("case".equals(scope) && !isCase.test(subject)) {
            body.wrong("subject", "must be the key of a case, such as ESC-2026-000042");
        }
        if (to != null && !to.isAfter(from)) {
            body.wrong("to", "must be after from, " + from);
        } else if (to != null && !to.isAfter(now)) {
            body.wrong("to", "must be in the future; here it is " + now);
        } else if (to != null && to.isAfter(from.plus(LONGEST))) {
            body.wrong("to", "must be at most 30 days after from, " + from);
        }
    }
}
