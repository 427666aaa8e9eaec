package io.tierline.connectors.mail;

import static io.tierline.connectors.mail.MailNotes.words;

import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.Mail;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.casework.CommandRefusedException;
import io.tierline.inbox.Delivery;
import io.tierline.inbox.ProcessingResult;
import io.tierline.inbox.Source;
import io.tierline.inbox.UnprocessableDeliveryException;
import io.tierline.oncall.Person;
import io.tierline.process.CaseDesk;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Works off what came into the mailbox. Only what carries a case's token and comes from the customer counts as their
 * reply; all else becomes a note at most, and where it matters a person is told.
 */
class MailSource implements Source {

    static final String NAME = "mail";

    /** More from one address within the span are two programs that answer each other. */
    private static final int MOST_IN_A_ROW = 20;

    private static final Duration ROW = Duration.ofHours(1);

    private final MailIdentity identity;
    private final SenderAddress senders;
    private final Ledger ledger;
    private final CaseDesk desk;
    private final MailNotes notes;
    private final Bounces bounces;
    private final UnknownCaseMail unknownCaseMail;

    MailSource(
            MailIdentity identity,
            SenderAddress senders,
            Ledger ledger,
            CaseDesk desk,
            MailNotes notes,
            Bounces bounces,
            UnknownCaseMail unknownCaseMail) {
        this.identity = identity;
        this.senders = senders;
        this.ledger = ledger;
        this.desk = desk;
        this.notes = notes;
        this.bounces = bounces;
        this.unknownCaseMail = unknownCaseMail;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ProcessingResult work(Delivery delivery) {
        ParsedMail letter = read(delivery);
        MailClassification sorting = MailClassification.of(letter, identity);
        if (sorting.kind() == MailClassification.Kind.OURS) {
            return ProcessingResult.ignored("It is a mail of our own that came back.");
        }
        Optional<List<CaseEvent>> proven = events(sorting.caseKey());
        if (proven.isPresent()) {
            return about(proven.get(), letter, sorting.kind(), delivery);
        }
        if (sorting.kind() != MailClassification.Kind.WRITTEN) {
            return ProcessingResult.ignored(
                    "It is a " + sorting.kind().code().replace('-', ' ') + " and about no case of ours.");
        }
        Optional<List<CaseEvent>> named = events(sorting.namedCase());
        return named.isPresent() && senders.isCustomer(sorting.namedCase(), letter.from())
                ? unproven(named.get(), letter, delivery)
                : unknownCaseMail.take(letter, delivery);
    }

    private static ParsedMail read(Delivery delivery) {
        try {
            return MailParser.read(delivery.body());
        } catch (MessagingException | IllegalArgumentException e) {
            throw new UnprocessableDeliveryException("It cannot be read as a mail.", e);
        }
    }

    private Optional<List<CaseEvent>> events(String caseKey) {
        try {
            return caseKey == null ? Optional.empty() : Optional.of(ledger.events(caseKey));
        } catch (CaseNotFoundException e) {
            return Optional.empty();
        }
    }

    private ProcessingResult about(
            List<CaseEvent> events, ParsedMail letter, MailClassification.Kind kind, Delivery delivery) {
        String caseKey = events.get(0).caseKey();
        if (kind == MailClassification.Kind.BOUNCE) {
            return bounces.note(caseKey, letter, delivery);
        }
        String sender = identity.tokens().pseudonym(String.valueOf(letter.from()));
        long before = events.stream()
                .filter(event -> sender.equals(event.provenance().mail().sender()))
                .filter(event -> event.learnedAt().isAfter(delivery.receivedAt().minus(ROW)))
                .count();
        if (before > MOST_IN_A_ROW) {
            return ProcessingResult.ignored("More than " + MOST_IN_A_ROW
                    + " mails about one case within an hour from one address: two programs that answer each other?");
        }
        if (before == MOST_IN_A_ROW) {
            notes.add(events, letter, sender, delivery, CaseEvent.TIERLINE, Mail::inLoop);
            notes.tellOwner(
                    caseKey,
                    delivery,
                    "many mails came from one address within an hour. Those to come are kept in the inbox and have no"
                            + " effect until there are fewer.",
                    null);
            return ProcessingResult.done();
        }
        if (kind == MailClassification.Kind.AUTOMATIC) {
            notes.add(events, letter, sender, delivery, CaseEvent.TIERLINE, mail -> mail.automatic(letter.automatic()));
            return ProcessingResult.done();
        }
        Optional<Person> staff = senders.staff(letter.from());
        if (staff.isPresent()) {
            notes.add(events, letter, sender, delivery, staff.get().id(), mail -> mail);
            return ProcessingResult.done();
        }
        return senders.isCustomer(caseKey, letter.from())
                ? reply(events, letter, sender, delivery)
                : stranger(events, letter, sender, delivery);
    }

    private ProcessingResult reply(List<CaseEvent> events, ParsedMail letter, String sender, Delivery delivery) {
        String caseKey = events.get(0).caseKey();
        boolean colleague = !senders.isReporter(caseKey, letter.from());
        NewEvent reply = notes.event(
                new CustomerReplied(),
                CaseEvent.CUSTOMER,
                events,
                letter,
                MailNotes.mail(letter, sender).ofColleague(colleague),
                delivery);
        CaseEvent written;
        try {
            Handled handled = desk.handle(caseKey, reply);
            written = handled.event();
            if (handled.isNew()) {
                notes.addFiles(written, letter, delivery, true);
            }
        } catch (CommandRefusedException e) {
            // A withdrawn case takes no reply. What the customer wrote is kept, and a person reads it.
            notes.add(events, letter, sender, delivery, CaseEvent.CUSTOMER, mail -> mail);
            notes.tell(
                    "group:customer-success",
                    caseKey,
                    delivery,
                    "the customer wrote by mail after the case was withdrawn. If something is wrong, open a new case.",
                    words(letter));
            return ProcessingResult.done();
        }
        State state = ledger.caseFile(written.caseKey()).state();
        if (written.is(CustomerReplied.class) && (state == State.RESOLVED || state.ended())) {
            // Perhaps "thanks", perhaps "not fixed": a person reads it.
            notes.tell(
                    "group:customer-success",
                    written.caseKey(),
                    delivery,
                    "the customer wrote by mail after the case was " + state.code()
                            + ". If it is not fixed, say so: confirm it in your task, or reopen the case.",
                    words(letter));
        }
        return ProcessingResult.done();
    }

    private ProcessingResult stranger(List<CaseEvent> events, ParsedMail letter, String sender, Delivery delivery) {
        notes.add(events, letter, sender, delivery, CaseEvent.TIERLINE, Mail::ofThirdParty);
        notes.tellOwner(
                events.get(0).caseKey(),
                delivery,
                "somebody wrote by mail who is neither the reporter nor of their company. It is a note on the case, and"
                        + " changes no clock.",
                words(letter));
        return ProcessingResult.done();
    }

    /** The subject names the case, but any sender can write that, and the customer's address too. */
    private ProcessingResult unproven(List<CaseEvent> events, ParsedMail letter, Delivery delivery) {
        String sender = identity.tokens().pseudonym(letter.from());
        notes.add(events, letter, sender, delivery, CaseEvent.TIERLINE, Mail::notProved);
        notes.tellOwner(
                events.get(0).caseKey(),
                delivery,
                "a mail names this case in its subject and seems to come from the customer, but it was not sent to the"
                        + " case's own address, so it is a note only. If it is theirs, enter it as their reply.",
                words(letter));
        return ProcessingResult.done();
    }
}
