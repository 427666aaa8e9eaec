package io.tierline.cases;

import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import java.util.Locale;
import java.util.Map;

/**
 * A ticket as a case is opened from it, by whatever way it comes. Names, addresses and free text become erasable texts
 * of the first event, all else its facts.
 *
 * @param customerId the ticket system's id of the customer, or null: then the customer is known by name
 * @param affectedUsers how many, or null when it is not known
 * @param region where the customer is, as the escalation matrix calls it, such as {@code emea}; null when it is not
 *     known
 * @param attributes what the ticket system says beside; plain JSON
 */
public record Ticket(
        String title,
        String description,
        String category,
        String priority,
        String impact,
        Integer affectedUsers,
        String component,
        String integrationId,
        String customerId,
        String customerName,
        String plan,
        String region,
        String reporterName,
        String reporterEmail,
        Map<String, Object> attributes) {

    /** Of a customer whose region is not known. */
    public Ticket(
            String title,
            String description,
            String category,
            String priority,
            String impact,
            Integer affectedUsers,
            String component,
            String integrationId,
            String customerId,
            String customerName,
            String plan,
            String reporterName,
            String reporterEmail,
            Map<String, Object> attributes) {
        this(
                title,
                description,
                category,
                priority,
                impact,
                affectedUsers,
                component,
                integrationId,
                customerId,
                customerName,
                plan,
                null,
                reporterName,
                reporterEmail,
                attributes);
    }

    /** The event that opens the case. */
    public NewEvent received(String source, String externalId, String actor) {
        return NewEvent.of(
                        new TicketReceived(
                                source,
                                externalId,
                                category,
                                priority,
                                impact,
                                affectedUsers,
                                component,
                                null,
                                integrationId == null || integrationId.isBlank() ? null : true,
                                customerId == null ? slug(customerName) : customerId,
                                plan,
                                region,
                                attributes == null || attributes.isEmpty() ? null : attributes),
                        actor)
                .withText(EventText.INTEGRATION_ID, integrationId)
                .withText(EventText.TITLE, title)
                .withText(EventText.DESCRIPTION, description)
                .withText(EventText.CUSTOMER_NAME, customerName)
                .withText(EventText.REPORTER_NAME, reporterName)
                .withText(EventText.REPORTER_EMAIL, reporterEmail);
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }
}
