package io.tierline.attachments;

import io.tierline.attachments.AttachmentTable.Row;
import io.tierline.attachments.AttachmentTable.Scan;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of cases. A file is uploaded first, and is then its uploader's alone; a message takes it along into the ledger, or
 * it is added by itself. What is never added goes after a while.
 */
@Component
public class Attachments {

    /** Who uploads what comes by mail. */
    public static final String MAIL = "mail";

    /** So long an upload waits for the message that takes it along. */
    static final Duration KEPT = Duration.ofDays(1);

    /** A mail may wait in the inbox for a person. */
    static final Duration KEPT_OF_MAIL = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);

    private static final int ID_BYTES = 16;

    private final AttachmentTable table;
    private final AttachmentStore store;
    private final VirusScanner scanner;
    private final AttachmentSettings settings;
    private final Ledger ledger;
    private final CaseCommands commands;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Attachments(
            AttachmentTable table,
            AttachmentStore store,
            VirusScanner scanner,
            AttachmentSettings settings,
            Ledger ledger,
            CaseCommands commands,
            Clock clock) {
        this.table = table;
        this.store = store;
        this.scanner = scanner;
        this.settings = settings;
        this.ledger = ledger;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * A file that waits to be added to its case.
     *
     * @param name as it was cleaned
     * @param picture whether a browser may show it
     */
    public record Upload(String id, String name, String mediaType, long size, boolean picture) {

        private static Upload of(Row row, String name) {
            return new Upload(row.id(), name, row.mediaType(), row.size(), MediaTypes.isPicture(row.mediaType()));
        }
    }

    /**
     * Whose act it is that a file is added by itself.
     *
     * @param once the same key is one file of the case; null for a file each time
     */
    public record Whose(String actor, Provenance provenance, String once) {}

    /** Bytes of a file, ready to be handed out. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
    public record Content(Attachment attachment, byte[] bytes) {}

    /**
     * Takes a file in for a case. It is not part of the case before {@link #add} is called.
     *
     * @param by who sends it: a user id, or {@code customer}
     * @param key the same key of the same sender gives the upload of the first time; null to take it each time
     * @throws AttachmentRefusedException saying why it is not taken, and what to do
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    public Upload upload(String caseKey, String by, String key, SentFile file) {
        ledger.lastSeq(caseKey);
        String sha256 = sha256(file.content());
        Optional<Row> before = key == null ? Optional.empty() : table.ofKey(caseKey, by, key);
        if (before.isPresent()) {
            return again(before.get(), file, sha256);
        }
        String name = accepted(file);
        if (table.sizeOfCase(caseKey) + file.content().length
                > settings.perCase().toBytes()) {
            throw AttachmentRefusedException.caseFull(name, settings.perCase().toBytes());
        }
        Scan scan;
        try {
            scan = scanned(name, file.content());
        } catch (ScannerUnreachableException e) {
            throw AttachmentRefusedException.notScanned(name);
        }
        Row row = row(newId(), caseKey, by, name, file.content(), sha256, scan);
        if (!table.insert(row, key, clock.instant(), clock.instant().plus(KEPT))) {
            // The same was sent at the same moment.
            return again(table.ofKey(caseKey, by, key).orElseThrow(), file, sha256);
        }
        keep(row.id(), name, file.content());
        return Upload.of(row, name);
    }

    private void keep(String id, String name, byte[] content) {
        try {
            store.put(id, content);
        } catch (StoreUnreachableException e) {
            LOG.warn("File {} is not kept: {}", id, e.getMessage());
            throw AttachmentRefusedException.notKept(name);
        }
    }

    /** What broke off after its row was written has no bytes yet, so they are written again. */
    private Upload again(Row row, SentFile file, String sha256) {
        String name = FileName.cleaned(file.name(), row.mediaType());
        if (!row.sha256().equals(sha256)) {
            throw AttachmentRefusedException.keyReused(name);
        }
        if (row.seq() == null) {
            keep(row.id(), name, file.content());
        }
        return Upload.of(row, name);
    }

    /** @return its name, as it is cleaned */
    private String accepted(SentFile file) {
        byte[] content = file.content();
        String mediaType = MediaTypes.of(content, FileName.cleaned(file.name(), MediaTypes.UNKNOWN));
        String name = FileName.cleaned(file.name(), mediaType);
        if (content.length == 0) {
            throw AttachmentRefusedException.empty(name);
        }
        if (content.length > settings.perFile().toBytes()) {
            throw AttachmentRefusedException.tooLarge(
                    name, content.length, settings.perFile().toBytes());
        }
        if (!settings.takes(name, mediaType)) {
            throw AttachmentRefusedException.type(name, mediaType);
        }
        return name;
    }

    private Scan scanned(String name, byte[] content) {
        if (!scanner.isOn()) {
            return Scan.OFF;
        }
        scanner.scan(content).ifPresent(virus -> {
            throw AttachmentRefusedException.virus(name, virus);
        });
        return Scan.CLEAN;
    }

    private Row row(String id, String caseKey, String by, String name, byte[] content, String sha256, Scan scan) {
        String mediaType = MediaTypes.of(content, name);
        return new Row(id, caseKey, by, name, mediaType, content.length, sha256, scan, null, true);
    }

    /** The id of a file that is known by something else: the same gives the same. */
    public static String idOf(byte[] known) {
        return sha256(known).substring(0, 2 * ID_BYTES);
    }

    /**
     * Takes a file of a mail in, which cannot be asked to send it again: if the scanner does not answer, nobody gets the file
     * until it does.
     *
     * @param id as {@link #idOf} made it, so that a mail that is read twice has its files once
     * @param caseKey null where the case is not known yet
     * @throws AttachmentRefusedException saying why it is not taken
     */
    public void takeFromMail(String id, String caseKey, SentFile file) {
        String name = accepted(file);
        if (caseKey != null
                && table.sizeOfCase(caseKey) + file.content().length
                        > settings.perCase().toBytes()) {
            throw AttachmentRefusedException.caseFull(name, settings.perCase().toBytes());
        }
        Scan scan;
        try {
            scan = scanned(name, file.content());
        } catch (ScannerUnreachableException e) {
            scan = Scan.WAITING;
        }
        Row row = row(id, null, MAIL, name, file.content(), sha256(file.content()), scan);
        table.insert(row, null, clock.instant(), clock.instant().plus(KEPT_OF_MAIL));
        store.put(id, file.content());
    }

    /** @throws AttachmentRefusedException when a message has no room for a file more */
    public void fitsInMessage(int filesBefore, long bytes) {
        if (filesBefore >= settings.filesPerMessage()) {
            throw AttachmentRefusedException.tooMany(settings.filesPerMessage());
        }
        if (bytes > settings.perMessage().toBytes()) {
            throw AttachmentRefusedException.messageTooLarge(
                    settings.perMessage().toBytes());
        }
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

    /** Forgets an upload that no message took along. @return false when there is none of that person's */
    public boolean forget(String caseKey, String id, String by) {
        boolean gone = table.deleteUnsent(caseKey, id, by);
        if (gone) {
            store.delete(id);
        }
        return gone;
    }

    /** The words of a message: its own, or where it has none what its files are called. */
    public String words(String own, List<String> ids) {
        if (own != null && !own.isBlank()) {
            return own;
        }
        String names = ids.stream()
                .flatMap(id -> table.find(id).map(Row::name).stream())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "(no words)" : names;
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

    /** What one message takes, in words for the person who chooses files. */
    public String limitsInWords() {
        return "Up to %d files, %s each and %s together."
                .formatted(
                        settings.filesPerMessage(),
                        Sizes.inWords(settings.perFile().toBytes()),
                        Sizes.inWords(settings.perMessage().toBytes()));
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }
}
