package io.tierline.api.cases;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;

/** What an API caller may send about a case, for the description of the API; {@link EventReader} reads it. */
@Schema(
        name = "NewEvent",
        description =
                "Each type has fields of its own beside type, at and actor; others are refused. Required are those"
                        + " with a star. customer-replied: text*, channel. public-update: text*. internal-note: text*."
                        + " priority-changed: to*, reason*. facts-changed: one or more of impact, affectedUsers, integrationId,"
                        + " component, region, category. customer-confirmed: text. reopened: text*. withdrawn: as*, into, reason*. merged-into:"
                        + " into*, reason. acknowledged: none. fixed: by*. linked-to-problem, unlinked-from-problem: problem*. linked: case*."
                        + " manager-needed: reason*.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record EventRequest(
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        allowableValues = {
                            "customer-replied",
                            "public-update",
                            "internal-note",
                            "priority-changed",
                            "facts-changed",
                            "customer-confirmed",
                            "reopened",
                            "withdrawn",
                            "merged-into",
                            "acknowledged",
                            "fixed",
                            "linked-to-problem",
                            "unlinked-from-problem",
                            "linked",
                            "manager-needed"
                        })
                String type,
        @Schema(
                        description =
                                "When it happened: not before the case opened, and not in the future (up to 5 minutes"
                                        + " are taken for a clock that is ahead, and count as now). Left out: now. Clocks count"
                                        + " from it, however late it is sent.")
                Instant at,
        @Schema(
                        description =
                                "Who did it: \"customer\", or the user id of the person on whose behalf you call; then"
                                        + " it stands beside your own name. Left out: the customer for what customers do, else"
                                        + " you.",
                        maxLength = 100)
                String actor,
        @Schema(description = "What was said.", maxLength = 20_000) String text,
        @Schema(
                        description = "How the customer's reply came: email, phone, chat ...",
                        maxLength = 50,
                        defaultValue = "api")
                String channel,
        @Schema(
                        description = "The new priority.",
                        allowableValues = {"P1", "P2", "P3", "P4"})
                String to,
        @Schema(description = "Why.", maxLength = 2_000) String reason,
        @Schema(allowableValues = {"critical", "high", "medium", "low"}) String impact,
        @Schema(minimum = "0") Integer affectedUsers,
        @Schema(maxLength = 200) String integrationId,
        @Schema(maxLength = 200) String component,
        @Schema(
                        description =
                                "Where the customer is, by a word of the escalation matrix. Small letters, digits and hyphens."
                                        + " The escalation policy asks whom the rota of the region names from its next step on.",
                        example = "emea",
                        maxLength = 50)
                String region,
        @Schema(
                        description =
                                "What it is about. Small letters, digits and hyphens. The SLA policy is asked again.",
                        example = "security",
                        maxLength = 50)
                String category,
        @Schema(
                        description = "How it was withdrawn.",
                        allowableValues = {"cancelled", "merged"})
                String as,
        @Schema(description = "The key of the case that it was merged into.") String into,
        @Schema(description = "Who or what fixed it: a user id, or the key of an issue or a change.", maxLength = 100)
                String by,
        @Schema(description = "The key of the problem.", maxLength = 100) String problem) {}
