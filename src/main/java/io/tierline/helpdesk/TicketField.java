package io.tierline.helpdesk;

/** What is known of a ticket, and the type of its value. */
public enum TicketField {
    /** {@link TicketStatus}, as text. */
    STATUS("status"),
    /** P1 to P4. */
    PRIORITY("priority"),
    /** List of texts. */
    TAGS("tags"),
    TITLE("title"),
    DESCRIPTION("description"),
    CATEGORY("category"),
    /** critical, high, medium or low. */
    IMPACT("impact"),
    /** Whole number. */
    AFFECTED_USERS("affectedUsers"),
    COMPONENT("component"),
    INTEGRATION_ID("integrationId"),
    /** The customer's id over here. */
    CUSTOMER("customer"),
    CUSTOMER_NAME("customerName"),
    PLAN("plan"),
    REPORTER_NAME("reporterName"),
    REPORTER_EMAIL("reporterEmail"),
    /** Where an agent finds the ticket. */
    URL("url");

    private final String code;

    TicketField(String code) {
        this.code = code;
    }

    /** As it is written in tables and asked for in {@code intake.dmn}. */
    public String code() {
        return code;
    }
}
