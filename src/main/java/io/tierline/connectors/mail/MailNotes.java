package io.tierline.connectors.mail;

import io.tierline.attachments.Attachments;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.Mail;
import io.tierline.cases.events.Provenance;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.inbox.Delivery;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.OutgoingMessage;
import io.tierline.process.CaseDesk;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what a mail says into a case's ledger, and tells people of it. */
class MailNotes {

    /** The fact that stands for the sender: the same for the same address. */
    private static final int LONGEST_TEXT = 20_000;

    private static final int LONGEST_WHOLE = 200_000;
    private static final int LONGEST_LINE = 1_000;

    private final CaseDesk desk;
    private final Outbox outbox;
    private final Attachments attachments;

    MailNotes(CaseDesk desk, Outbox outbox, Attachments attachments) {
        this.desk = desk;
        this.outbox = outbox;
        this.attachments = attachments;
    }

    /** What a sender wrote, as an event at the mail's own instant. */
    NewEvent event(
            EventFacts facts, String actor, List<CaseEvent> events, ParsedMail letter, Mail mail, Delivery delivery) {
        String from = Stream.of(letter.fromName(), letter.from() == null ? null : "<" + letter.from() + ">")
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.joining(" "));
        return NewEvent.of(facts, actor)
                .at(instant(events, letter, delivery))
                .from(Provenance.channel(ParsedMail.CHANNEL).withMail(mail))
                .withText(EventText.TEXT, cut(words(letter), LONGEST_TEXT))
                .withText(
                        EventText.WHOLE,
                        letter.whole().equals(letter.reply()) ? null : cut(letter.whole(), LONGEST_WHOLE))
                .withText(EventText.SUBJECT, cut(letter.subject(), LONGEST_LINE))
                .withText(EventText.FROM, cut(from, LONGEST_LINE))
                .withText(EventText.MESSAGE_ID, isUsable(letter.messageId()) ? letter.messageId() : null)
                .once("mail:" + delivery.key());
    }

    void add(
            List<CaseEvent> events,
            ParsedMail letter,
            String sender,
            Delivery delivery,
            String actor,
            UnaryOperator<Mail> marks) {
        Handled note = desk.handle(
                events.get(0).caseKey(),
                event(new InternalNote(), actor, events, letter, marks.apply(mail(letter, sender)), delivery));
        if (note.isNew()) {
            addFiles(note.event(), letter, delivery, false);
        }
    }

    /**
     * Adds the files of a mail to the words that it became. What is not taken is named in a note, with why.
     *
     * @param isPublic whether they are the customer's own, and shown to them
     */
    void addFiles(CaseEvent words, ParsedMail letter, Delivery delivery, boolean isPublic) {
        List<String> uploads = letter.attachments().stream()
                .map(AttachedFile::upload)
                .filter(Objects::nonNull)
                .toList();
        Set<String> gone = attachments.addFromMail(words, uploads, isPublic);
        String notTaken = letter.attachments().stream()
                .map(file -> gone.contains(file.upload())
                        ? file + " is not kept any more, because the mail waited for long. It is in the mailbox."
                        : file.refused())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        if (!notTaken.isEmpty()) {
            desk.act(
                    words.caseKey(),
                    NewEvent.of(new InternalNote(), CaseEvent.TIERLINE)
                            .withText(EventText.TEXT, cut("Of this mail not taken:\n" + notTaken, LONGEST_TEXT))
                            .once("mail:" + delivery.key() + ":files"));
        }
    }

    static Mail mail(ParsedMail letter, String sender) {
        return Mail.from(sender, letter.attachments().size(), letter.isCut());
    }

    /** The clock of the sender's machine may be wrong: a mail about a case is not older than the case. */
    private static Instant instant(List<CaseEvent> events, ParsedMail letter, Delivery delivery) {
        Instant at = letter.writtenAt().isBefore(events.get(0).happenedAt()) ? letter.received() : letter.writtenAt();
        return at.isAfter(delivery.receivedAt()) ? delivery.receivedAt() : at;
    }

    /** What the sender wrote, with the names of what they attached and the desk does not have. */
    static String words(ParsedMail letter) {
        String text = letter.reply().isBlank() ? "(no text)" : letter.reply();
        String names = letter.attachments().stream()
                .filter(file -> file.upload() == null && file.refused() == null)
                .map(AttachedFile::toString)
                .collect(Collectors.joining(", "));
        String attached = names.isEmpty() ? "" : "\n\nAttached, to be found in the mailbox: " + names;
        return text + attached + (letter.isCut() ? "\n\nThe mail is longer than what was read of it." : "");
    }

    void tellOwner(String caseKey, Delivery delivery, String what, String words) {
        tell("owner", caseKey, delivery, what, words);
    }

    /** @param words what the mail says, or null */
    void tell(String to, String caseKey, Delivery delivery, String what, String words) {
        Map<String, Object> model = new HashMap<>();
        model.put("what", what);
        model.put("words", words == null ? "" : cut(words, LONGEST_TEXT));
        outbox.write(
                new OutgoingMessage(caseKey, "mail-noted", String.valueOf(delivery.id()), "mail-noted", to, model));
    }

    /** Where it is written into a header of ours. */
    private static boolean isUsable(String messageId) {
        return messageId != null && messageId.matches("<[\\x21-\\x3b\\x3d\\x3f-\\x7e]{3,250}>");
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + " ...";
    }
}
