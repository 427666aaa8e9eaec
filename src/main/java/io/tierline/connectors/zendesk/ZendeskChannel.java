package io.tierline.connectors.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Reference;
import io.tierline.cases.References;
import io.tierline.connectors.zendesk.ZendeskSettings.CustomerMessages;
import io.tierline.notifications.Channel;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Message;
import io.tierline.notifications.Receipt;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.util.HtmlUtils;

/**
 * What is said to the customer of a ticket, as a public reply on it. A reply carries the number of its delivery, is
 * looked for before it is written, and is written only if the ticket was not changed since the look. So it may be tried
 * again after an attempt that ended without an answer, and is there once.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class ZendeskChannel implements Channel {

    private final ZendeskSettings settings;
    private final ZendeskClient api;
    private final References references;

    ZendeskChannel(ZendeskSettings settings, ZendeskClient api, References references) {
        this.settings = settings;
        this.api = api;
        this.references = references;
    }

    @Override
    public String name() {
        return ZendeskHook.NAME;
    }

    @Override
    public boolean takes(String recipient, String caseKey) {
        return CaseEvent.CUSTOMER.equals(recipient)
                && caseKey != null
                && settings.customerMessages() == CustomerMessages.TICKET
                && ticket(references, caseKey).isPresent();
    }

    /** The ticket that the case came from. */
    static Optional<String> ticket(References references, String caseKey) {
        return references.of(caseKey).stream()
                .filter(reference -> reference.system().equals(ZendeskHook.NAME))
                .map(Reference::ref)
                .filter(ref -> ref.matches("[0-9]+"))
                .findFirst();
    }

    @Override
    public Receipt send(Message message) throws DeliveryFailedException {
        String id = ticket(references, message.caseKey())
                .orElseThrow(() -> DeliveryFailedException.refused("The case has no Zendesk ticket any more."));
        // The ticket first: what changes it after this look makes our update outdated.
        JsonNode ticket = api.ticket(id);
        if (ticket.isMissingNode()) {
            throw DeliveryFailedException.refused("Zendesk has no ticket " + id + " any more.");
        }
        if (isThere(id, message)) {
            return new Receipt(id);
        }
        if ("closed".equals(ZendeskTickets.text(ticket, "status"))) {
            throw DeliveryFailedException.refused(
                    "Ticket " + id + " is closed: Zendesk lets nobody write on it any more.");
        }
        api.update(ticket, Map.of("comment", Map.of("html_body", html(message), "public", true)), message.delivery());
        return new Receipt(id);
    }

    @Override
    public Earlier earlier(Message message) {
        try {
            Optional<String> id = ticket(references, message.caseKey());
            return id.isPresent() && isThere(id.get(), message) ? Earlier.ACCEPTED : Earlier.NOT_ACCEPTED;
        } catch (DeliveryFailedException e) {
            // Sending looks again before it writes.
            return Earlier.NOT_ACCEPTED;
        }
    }

    private boolean isThere(String ticket, Message message) throws DeliveryFailedException {
        String mark = mark(message);
        for (JsonNode comment : api.comments(ticket).path("comments")) {
            boolean ours = settings.userId().equals(ZendeskTickets.text(comment, "author_id"));
            String body = ZendeskTickets.text(comment, "plain_body");
            String text = body == null ? ZendeskTickets.text(comment, "body") : body;
            if (ours && text != null && text.strip().endsWith(mark)) {
                return true;
            }
        }
        return false;
    }

    private static String mark(Message message) {
        return "Ref " + message.caseKey() + "/" + message.delivery();
    }

    private static String html(Message message) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : message.text().strip().split("\n\\s*\n")) {
            html.append("<p>")
                    .append(HtmlUtils.htmlEscape(paragraph, "UTF-8").replace("\n", "<br>"))
                    .append("</p>");
        }
        return html.append("<p>").append(mark(message)).append("</p>").toString();
    }
}
