package io.tierline.connectors.mail;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.inbox.Delivery;
import io.tierline.inbox.ProcessingResult;
import io.tierline.notifications.Deliveries;
import io.tierline.process.CaseDesk;
import java.util.Optional;

/** What mail servers report of our mails. One that came back for good is a failed message, and a person hears of it. */
class Bounces {

    private final MailIdentity identity;
    private final Deliveries deliveries;
    private final CaseDesk desk;
    private final MailNotes notes;

    Bounces(MailIdentity identity, Deliveries deliveries, CaseDesk desk, MailNotes notes) {
        this.identity = identity;
        this.deliveries = deliveries;
        this.desk = desk;
        this.notes = notes;
    }

    ProcessingResult note(String caseKey, ParsedMail letter, Delivery delivery) {
        if (!letter.bounce().isFinal()) {
            return ProcessingResult.ignored(
                    "A mail server goes on trying to deliver a mail of ours, or says that it did.");
        }
        Optional<io.tierline.notifications.Delivery> ours =
                returned(caseKey, letter.bounce().original());
        String recipient =
                ours.map(io.tierline.notifications.Delivery::recipient).orElse(CaseEvent.CUSTOMER);
        NewEvent failed = NewEvent.of(
                        new MessageFailed(
                                ours.map(io.tierline.notifications.Delivery::template)
                                        .orElse("mail"),
                                ours.map(io.tierline.notifications.Delivery::role)
                                        .orElse(recipient),
                                null,
                                null,
                                ours.map(io.tierline.notifications.Delivery::id).orElse(null),
                                recipient,
                                null,
                                "bounced",
                                letter.bounce().status()),
                        CaseEvent.TIERLINE)
                .withText(EventText.PROBLEM, "The mail to " + letter.bounce().address() + " came back.")
                .withText(EventText.WHOLE, letter.whole())
                .once("mail:" + delivery.key());
        desk.act(caseKey, failed);
        boolean toCustomer = recipient.equals(CaseEvent.CUSTOMER);
        // Not by the address that does not work.
        notes.tell(
                toCustomer ? "owner" : "manager",
                caseKey,
                delivery,
                (toCustomer ? "a mail to the customer" : "a mail to " + recipient)
                        + " came back: the address does not work"
                        + (letter.bounce().status() == null
                                ? ""
                                : " (" + letter.bounce().status() + ")")
                        + ". They hear nothing from us until it is corrected: call them.",
                null);
        return ProcessingResult.done();
    }

    /** Which of our messages it was. */
    private Optional<io.tierline.notifications.Delivery> returned(String caseKey, String original) {
        return identity.ids().read(original).flatMap(sent -> deliveries.ofCase(caseKey).stream()
                .filter(one -> MessageIds.part(one.step()).equals(sent.step())
                        && MessageIds.part(one.occurrence()).equals(sent.occurrence())
                        && MessageIds.part(one.recipient()).equals(sent.recipient()))
                .findFirst());
    }
}
