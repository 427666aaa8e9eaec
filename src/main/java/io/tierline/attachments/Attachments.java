package io.tierline.attachments;

import io.tierline.attachments.AttachmentTable.Row;
import io.tierline.attachments.AttachmentTable.Scan;
import io.tierline.attachments.Uploads.Upload;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.Mail;
import io.tierline.cases.events.Provenance;
import io.tierline.casework.CaseCommands;
import io.tierline.casework.CaseCommands.Handled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files of cases: what was uploaded comes into the ledger, with words or by itself, and is handed out. */
@Component
public class Attachments {

    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);

    private final AttachmentTable table;
    private final AttachmentStore store;
    private final AttachmentSettings settings;
    private final Ledger ledger;
    private final CaseCommands commands;

    Attachments(
            AttachmentTable table,
            AttachmentStore store,
            AttachmentSettings settings,
            Ledger ledger,
            CaseCommands commands) {
        this.table = table;
        this.store = store;
        this.settings = settings;
        this.ledger = ledger;
        this.commands = commands;
    }

    /**
     * Whose act it is that a file is added by itself.
     *
     * @param once the same key is one file of the case; null for a file each time
     */
    public record Whose(String actor, Provenance provenance, String once) {}

    /** Bytes of a file, ready to be handed out. */
    public record Content(Attachment attachment, byte[] bytes) {}

    /**
     * Adds uploads to the case with the words that they came with, in the transaction in which these were written.
     *
     * @param addressedTo the case that they were uploaded for; the message may have gone on to another one
     * @param message the event of the words
     * @param isPublic whether the customer sees them
     * @param by who uploaded them
     * @throws AttachmentRefusedException when one of them is not there, or they are too many together
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Attachment> add(String addressedTo, CaseEvent message, List<String> ids, boolean isPublic, String by) {
        List<Attachment> added = new ArrayList<>();
        for (Row row : ids.isEmpty() ? List.<Row>of() : check(addressedTo, ids, by)) {
            added.add(add(message, row, isPublic));
        }
        return added;
    }

    private Attachment add(CaseEvent message, Row row, boolean isPublic) {
        NewEvent command = NewEvent.of(facts(row, isPublic, message.seq()), message.actor())
                .at(message.happenedAt())
                .from(message.provenance().withMail(Mail.NONE).withWrittenTo(null))
                .withText(EventText.FILE_NAME, row.name())
                .once("attachment:" + row.id());
        CaseEvent event = commands.handle(message.caseKey(), command).event();
        table.added(row.id(), event.caseKey(), event.seq());
        return new Attachment(event, (AttachmentAdded) event.facts(), row.name());
    }

    /**
     * Adds an upload to the case by itself.
     *
     * @param by who uploaded it
     * @param whose who did it, by which way, and under which dedup key
     * @throws AttachmentRefusedException when it is not there; or when the dedup key was used for another file
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Handled addAlone(String caseKey, Upload upload, boolean isPublic, String by, Whose whose) {
        Row row = table.find(upload.id()).orElseThrow(() -> AttachmentRefusedException.notUploaded(upload.id()));
        NewEvent command = NewEvent.of(facts(row, isPublic, null), whose.actor())
                .from(whose.provenance())
                .withText(EventText.FILE_NAME, upload.name())
                .once(whose.once());
        Handled handled = commands.handle(caseKey, command);
        if (handled.isNew()) {
            check(caseKey, List.of(upload.id()), by);
            table.added(row.id(), handled.event().caseKey(), handled.event().seq());
        } else if (!(handled.event().facts() instanceof AttachmentAdded same)
                || !same.sha256().equals(row.sha256())) {
            throw AttachmentRefusedException.keyReused(upload.name());
        }
        return handled;
    }

    private static AttachmentAdded facts(Row row, boolean isPublic, Integer message) {
        return new AttachmentAdded(row.id(), row.mediaType(), row.size(), row.sha256(), isPublic, message);
    }

    /**
     * Adds the files of a mail to the words that it became. A picture that the case has already, such as the logo under each
     * mail, is not added once more.
     *
     * @return the ids of those that are not there any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> addFromMail(CaseEvent message, List<String> ids, boolean isPublic) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Set<String> there = ledger.events(message.caseKey()).stream()
                .flatMap(event -> event.as(AttachmentAdded.class).stream())
                .filter(file -> MediaTypes.isPicture(file.mediaType()) && file.isPublic() == isPublic)
                .map(AttachmentAdded::sha256)
                .collect(Collectors.toSet());
        Set<String> gone = new HashSet<>(ids);
        for (Row row : table.hold(ids)) {
            gone.remove(row.id());
            if (row.seq() == null && !there.contains(row.sha256())) {
                add(message, row, isPublic);
            }
        }
        return gone;
    }

    /** @throws AttachmentRefusedException when one of them is not there, or they are too many together */
    private List<Row> check(String caseKey, List<String> ids, String by) {
        if (ids.size() > settings.filesPerMessage()) {
            throw AttachmentRefusedException.tooMany(settings.filesPerMessage());
        }
        List<Row> rows = table.hold(ids);
        Set<String> theirs = rows.stream()
                .filter(row -> row.uploadedBy().equals(by) && row.seq() == null && row.kept())
                .filter(row -> row.caseKey() == null || row.caseKey().equals(caseKey))
                .map(Row::id)
                .collect(Collectors.toSet());
        ids.stream().filter(id -> !theirs.contains(id)).findFirst().ifPresent(missing -> {
            throw AttachmentRefusedException.notUploaded(missing);
        });
        if (rows.stream().mapToLong(Row::size).sum() > settings.perMessage().toBytes()) {
            throw AttachmentRefusedException.messageTooLarge(
                    settings.perMessage().toBytes());
        }
        return rows;
    }

    /** All files of the case, oldest first. */
    public List<Attachment> of(String caseKey) {
        List<CaseEvent> events = ledger.events(caseKey);
        return events.stream().anyMatch(event -> event.is(AttachmentAdded.class))
                ? Attachment.in(events, ledger.texts(caseKey))
                : List.of();
    }

    /**
     * Why files of the case are not handed out, in a word each, by their ids. Asks the database only where the case has
     * files.
     */
    public Map<String, String> heldBack(String caseKey, List<CaseEvent> events) {
        return events.stream().noneMatch(event -> event.is(AttachmentAdded.class))
                ? Map.of()
                : table.notForDownload(caseKey).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().code()));
    }

    /**
     * The bytes of a file of the case.
     *
     * @throws AttachmentRefusedException when there is none, it was erased, or it is not checked for viruses
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    public Content content(String caseKey, String id) {
        List<CaseEvent> events = ledger.events(caseKey);
        Attachment attachment = Attachment.in(events, CaseTexts.NONE).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> AttachmentRefusedException.unknown(caseKey, id));
        Row row = table.find(id).orElseThrow(AttachmentRefusedException::erased);
        if (row.scan() == Scan.WAITING) {
            throw AttachmentRefusedException.notCheckedYet();
        }
        if (row.scan() == Scan.INFECTED) {
            throw AttachmentRefusedException.infected();
        }
        String name = row.kept() ? ledger.texts(caseKey).of(attachment.event()).get(EventText.FILE_NAME) : null;
        if (name == null) {
            throw AttachmentRefusedException.erased();
        }
        byte[] bytes = bytes(id);
        return new Content(new Attachment(attachment.event(), attachment.facts(), name), bytes);
    }

    private byte[] bytes(String id) {
        try {
            return store.get(id).orElseThrow(AttachmentRefusedException::erased);
        } catch (StoreUnreachableException e) {
            LOG.warn("File {} is not to be had: {}", id, e.getMessage());
            throw AttachmentRefusedException.notToBeHad();
        }
    }

    /** Whether files may go along with a mail; larger ones are on the customer's page alone. */
    public boolean fitInMail(List<Attachment> files) {
        return files.stream().mapToLong(file -> file.facts().size()).sum()
                <= settings.inMail().toBytes();
    }
}
