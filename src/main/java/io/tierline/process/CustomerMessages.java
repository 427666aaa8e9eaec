package io.tierline.process;

import io.tierline.attachments.Attachment;
import io.tierline.attachments.Attachments;
import io.tierline.attachments.Uploads;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.OutgoingMessage;
import io.tierline.notifications.PublicUrl;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.statuspage.StatusPages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * A person says something beside the work, with files or without; no task ends by it. A message to the customer counts as the
 * answer, keeps a promised update, and goes out.
 */
@Component
public class CustomerMessages {

    /** The step of the message, and its template; no send task has this id. */
    private static final String STEP = "message";

    private final CaseDesk desk;
    private final StatusPages pages;
    private final PublicUrl publicUrl;
    private final People people;
    private final Outbox outbox;
    private final Uploads uploads;
    private final Attachments attachments;
    private final RetryingTransaction retryingTransaction;

    CustomerMessages(
            CaseDesk desk,
            StatusPages pages,
            PublicUrl publicUrl,
            People people,
            Outbox outbox,
            Uploads uploads,
            Attachments attachments,
            RetryingTransaction retryingTransaction) {
        this.desk = desk;
        this.pages = pages;
        this.publicUrl = publicUrl;
        this.people = people;
        this.outbox = outbox;
        this.uploads = uploads;
        this.attachments = attachments;
        this.retryingTransaction = retryingTransaction;
    }

    /**
     * Writes to who reported the case, where it goes on.
     *
     * @param person the user id of who writes
     * @param text null or blank where the files say it all
     * @param files the ids of uploads of that person that go along
     * @param once the same key is sent once a case; null to send each time
     * @param at when they wrote it; null for now
     * @throws io.tierline.attachments.AttachmentRefusedException when one of the files is not there any more
     * @throws io.tierline.casework.CommandRefusedException when the case was withdrawn
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    public Handled send(String caseKey, String person, String text, List<String> files, String once, Instant at) {
        return retryingTransaction.run(() -> {
            String words = uploads.words(text, files);
            Handled said = desk.handle(
                    caseKey,
                    NewEvent.of(new PublicUpdate(), person)
                            .at(at)
                            .withText(EventText.TEXT, words)
                            .once(once));
            if (said.isNew()) {
                String key = said.event().caseKey();
                List<Attachment> added = attachments.add(caseKey, said.event(), files, true, person);
                outbox.write(new OutgoingMessage(
                        key,
                        STEP,
                        String.valueOf(said.event().seq()),
                        STEP,
                        "customer",
                        Map.of(
                                "text",
                                words,
                                "author",
                                people.find(person).map(Person::name).orElse(person),
                                "statusUrl",
                                publicUrl.of(pages.link(key)),
                                "files",
                                added.stream()
                                        .map(file -> file.name() + " (" + file.sizeInWords() + ")")
                                        .collect(Collectors.joining(", "))),
                        attachments.fitInMail(added)
                                ? added.stream().map(Attachment::id).toList()
                                : List.of()));
            }
            return said;
        });
    }

    /**
     * Leaves a note for colleagues.
     *
     * @param text null or blank where the files say it all
     * @param files the ids of uploads of that person that belong to it
     * @param once the same key is noted once a case; null to note each time
     * @param at when they wrote it; null for now
     * @throws io.tierline.attachments.AttachmentRefusedException when one of the files is not there any more
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    public Handled note(String caseKey, String person, String text, List<String> files, String once, Instant at) {
        return retryingTransaction.run(() -> {
            Handled noted = desk.handle(
                    caseKey,
                    NewEvent.of(new InternalNote(), person)
                            .at(at)
                            .withText(EventText.TEXT, uploads.words(text, files))
                            .once(once));
            if (noted.isNew()) {
                attachments.add(caseKey, noted.event(), files, false, person);
            }
            return noted;
        });
    }
}
