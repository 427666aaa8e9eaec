package io.tierline.connectors.mail;

import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.helpdesk.TicketChange;
import io.tierline.helpdesk.TicketChanges;
import io.tierline.helpdesk.TicketField;
import io.tierline.helpdesk.TicketStatus;
import io.tierline.inbox.Delivery;
import io.tierline.inbox.ProcessingResult;
import io.tierline.inbox.Signature;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A mail about no case as a ticket of its own, of source {@code mail}: {@code intake.dmn} says whether it opens one. */
final class MailTickets implements UnknownCaseMail {

    /** What becomes of mails about no case. */
    enum Policy {
        /** They are tickets like any other. */
        INTAKE,
        /** They stay in the inbox, and open nothing. */
        REMEMBER
    }

    private static final int ID = 32;

    private final TicketChanges tickets;
    private final SenderAddress senders;
    private final References references;
    private final Ledger ledger;
    private final MailNotes notes;

    MailTickets(TicketChanges tickets, SenderAddress senders, References references, Ledger ledger, MailNotes notes) {
        this.tickets = tickets;
        this.senders = senders;
        this.references = references;
        this.ledger = ledger;
        this.notes = notes;
    }

    @Override
    public ProcessingResult take(ParsedMail letter, Delivery delivery) {
        if (letter.from() == null || senders.staff(letter.from()).isPresent()) {
            return ProcessingResult.ignored("It is about no case, and not of a customer.");
        }
        Map<TicketField, Object> fields = new EnumMap<>(TicketField.class);
        fields.put(TicketField.STATUS, TicketStatus.NEW.code());
        fields.put(TicketField.TITLE, letter.subject().isBlank() ? "Mail without a subject" : letter.subject());
        fields.put(TicketField.DESCRIPTION, MailNotes.words(letter));
        fields.put(TicketField.REPORTER_NAME, Objects.requireNonNullElse(letter.fromName(), letter.from()));
        fields.put(TicketField.REPORTER_EMAIL, letter.from());
        String company = senders.company(letter.from());
        if (company != null) {
            fields.put(TicketField.CUSTOMER, company);
            fields.put(TicketField.CUSTOMER_NAME, company);
        }
        String id = id(delivery);
        boolean known = tickets.hasCase(MailSource.NAME, id);
        ProcessingResult result = tickets.apply(new TicketChange(
                MailSource.NAME,
                id,
                letter.writtenAt(),
                letter.writtenAt(),
                fields,
                fields.keySet(),
                List.of(),
                TicketChange.By.CUSTOMER));
        // A ticket that is remembered has no case to which files could go; a case that it opens later has their names.
        references.cases(MailSource.NAME, id).stream()
                .findFirst()
                .filter(key -> !known)
                .ifPresent(key -> notes.addFiles(ledger.events(key).get(0), letter, delivery, true));
        return result;
    }

    /** No Message-ID: it may say whose machine it was. */
    private static String id(Delivery delivery) {
        return Signature.digest(delivery.key().getBytes(StandardCharsets.UTF_8)).substring(0, ID);
    }
}
