package io.tierline.api.cases;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tierline.api.JsonFields;
import io.tierline.cases.Ticket;
import io.tierline.casework.EditableFact;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A ticket as it is sent to us. */
@Schema(name = "Ticket", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record TicketRequest(
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description = "Where the ticket lives. Letters, digits, dot, hyphen, underscore.",
                        maxLength = 50)
                String source,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description =
                                "The ticket's id there. A source and an id have one case, however often they are sent.",
                        maxLength = 200)
                String externalId,
        @Schema(requiredMode = RequiredMode.REQUIRED, description = "What fails, in one line.", maxLength = 200)
                String title,
        @Schema(description = "The customer's own words.", maxLength = 20_000) String description,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description =
                                "integration, data, security, billing, legal, product, access, performance, other, or"
                                        + " another that the decision tables know. Small letters, digits and hyphens.",
                        maxLength = 50)
                String category,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description = "P1 is the most urgent.",
                        allowableValues = {"P1", "P2", "P3", "P4"})
                String priority,
        @Schema(
                        description = "How badly it hits their work.",
                        allowableValues = {"critical", "high", "medium", "low"},
                        defaultValue = "medium")
                String impact,
        @Schema(description = "How many users it hits; left out when nobody knows.", minimum = "0")
                Integer affectedUsers,
        @Schema(description = "The part of the product. It tells repeats from new trouble.", maxLength = 200)
                String component,
        @Schema(description = "The integration that fails, if one does.", maxLength = 200) String integrationId,
        @Schema(
                        description =
                                "Where the customer is, by a word of the escalation matrix. Small letters, digits and hyphens.",
                        example = "emea",
                        maxLength = 50)
                String region,
        @Schema(requiredMode = RequiredMode.REQUIRED) Customer customer,
        @Schema(description = "Who told us. Without an e-mail address the customer gets no mail.") Reporter reporter,
        @Schema(
                        description =
                                "What else your system says: kept as it is, up to 10,000 characters of JSON. No names,"
                                        + " addresses or free text of people: these facts cannot be erased. An http(s) address"
                                        + " in \"url\" becomes the case's link to the ticket.")
                Map<String, Object> attributes) {

    @Schema(name = "TicketCustomer", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Customer(
            @Schema(description = "Your id of the customer; without it they are known by name.", maxLength = 200)
                    String externalId,
            @Schema(requiredMode = RequiredMode.REQUIRED, description = "The company.", maxLength = 200) String name,
            @Schema(
                            description = "Their contract, which sets the deadlines: enterprise, business, starter, or"
                                    + " another that the policy knows.",
                            maxLength = 50,
                            defaultValue = "starter")
                    String plan) {}

    @Schema(name = "TicketReporter", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Reporter(@Schema(maxLength = 200) String name, @Schema(format = "email", maxLength = 254) String email) {}

    static final List<String> PRIORITIES = EditableFact.PRIORITY.choices();
    static final List<String> IMPACTS = EditableFact.IMPACT.choices();

    private static final String USUAL_IMPACT = "medium";
    private static final String USUAL_PLAN = "starter";
    private static final int NAME = 200;
    private static final int TEXT = 20_000;
    private static final int ATTRIBUTES = 10_000;
    private static final int WORD = 50;
    private static final int EMAIL = 254;

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern REGION = CATEGORY;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+");

    /** Cases that are entered in Tasklist. */
    private static final String OWN_SOURCE = "tasklist";

    /** Where the customer is; null when it is missing or wrong. */
    static String category(JsonFields body) {
        return body.word("category", WORD, CATEGORY, "must be small letters, digits and hyphens");
    }

    static String region(JsonFields body) {
        return body.word("region", WORD, REGION, "must be small letters, digits and hyphens");
    }

    /** @throws Refusal naming each field that is missing, wrong or unknown */
    static TicketRequest read(JsonFields body) {
        TicketRequest ticket = new TicketRequest(
                body.needed(
                        "source",
                        body.word("source", WORD, SOURCE, "must be letters, digits, dots, hyphens and underscores"),
                        "the system that the ticket lives in, such as zendesk"),
                body.needed("externalId", body.line("externalId", NAME), "the ticket's id in that system"),
                body.needed("title", body.line("title", NAME), "what fails, in one line"),
                body.text("description", TEXT),
                body.needed("category", category(body), "what kind of trouble it is, such as integration or billing"),
                body.needed("priority", body.choice("priority", PRIORITIES), "P1 (most urgent) to P4"),
                or(body.choice("impact", IMPACTS), USUAL_IMPACT),
                body.number("affectedUsers"),
                body.line("component", NAME),
                body.line("integrationId", NAME),
                region(body),
                customer(body.object("customer")),
                reporter(body.object("reporter")),
                body.map("attributes", ATTRIBUTES));
        body.nothingElse("a ticket");
        if (OWN_SOURCE.equalsIgnoreCase(ticket.source)) {
            body.wrong("source", "must not be \"tasklist\": that is Tierline's own name for cases entered by hand");
        }
        body.refuse();
        return ticket;
    }

    private static Customer customer(JsonFields customer) {
        String plan = customer.line("plan", WORD);
        Customer read = new Customer(
                customer.line("externalId", NAME),
                customer.needed("name", customer.line("name", NAME), "the company"),
                or(plan, USUAL_PLAN).toLowerCase(Locale.ROOT));
        if (read.externalId == null
                && read.name != null
                && !Pattern.compile("[\\p{L}\\p{N}]").matcher(read.name).find()) {
            customer.wrong("name", "must hold a letter or a digit, or the customer an externalId");
        }
        customer.nothingElse("customer");
        return read;
    }

    private static Reporter reporter(JsonFields reporter) {
        Reporter read = new Reporter(
                reporter.line("name", NAME),
                reporter.word("email", EMAIL, ADDRESS, "must be an e-mail address such as name@company.com"));
        reporter.nothingElse("reporter");
        return read;
    }

    private static String or(String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    Ticket ticket() {
        return new Ticket(
                title,
                description,
                category,
                priority,
                impact,
                affectedUsers,
                component,
                integrationId,
                customer.externalId,
                customer.name,
                customer.plan,
                region,
                reporter.name,
                reporter.email,
                attributes);
    }
}
