package io.tierline.cases.events;

/**
 * The texts that an event can have beside its facts: what people wrote, and who they are. They stand in a table of their
 * own, so that each can be erased while the facts stay.
 */
public enum EventText {
    /** What was said with the event: a reply, a note, an update, an answer. */
    TEXT("text"),
    /** What an agent or a manager noted when they completed a task. */
    NOTE("note"),
    /** Why somebody acted. */
    REASON("reason"),
    /** Why a case is handed on, in the words of the level that does it. */
    WHY("why"),
    /** The line above a message or a mail. */
    SUBJECT("subject"),
    /** A mail with everything that it quotes, where the reply alone is shorter. */
    WHOLE("whole"),
    /** Why a message did not arrive, in the channel's words. */
    PROBLEM("problem"),
    /** The customer's words to a survey's score. */
    COMMENT("comment"),

    TITLE("title"),
    DESCRIPTION("description"),

    TICKET_HISTORY("ticketHistory"),
    ERROR_LOGS("errorLogs"),
    STEPS_TO_REPRODUCE("stepsToReproduce"),

    /** What fixed the case, as the level that did it noted it. */
    RESOLUTION("resolution"),
    ROOT_CAUSE("rootCause"),
    MITIGATION("mitigation"),
    PREVENTION("prevention"),
    /** What the customer is told with a resolution. */
    CUSTOMER_MESSAGE("customerMessage"),

    /** A postmortem's summary. */
    SUMMARY("summary"),
    CUSTOMER_IMPACT("customerImpact"),
    LESSONS("lessons"),

    CUSTOMER_NAME("customerName"),
    REPORTER_NAME("reporterName"),
    REPORTER_EMAIL("reporterEmail"),
    /** The address that a mail came from. */
    FROM("from"),

    /** The customer's integration that fails. */
    INTEGRATION_ID("integrationId"),
    /** What a file is called. */
    FILE_NAME("fileName"),
    /** The Message-ID of a mail (RFC 5322, 3.6.4); many hold an address or a host's name. */
    MESSAGE_ID("messageId");

    private final String code;

    EventText(String code) {
        this.code = code;
    }

    /** Its name in the ledger and in the API. */
    public String code() {
        return code;
    }
}
