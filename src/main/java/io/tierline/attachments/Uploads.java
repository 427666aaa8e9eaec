package io.tierline.attachments;

import io.tierline.attachments.AttachmentTable.Row;
import io.tierline.attachments.AttachmentTable.Scan;
import io.tierline.cases.Ledger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes files in. A file is its uploader's alone until {@link Attachments} adds it to its case; what is never added goes after a
 * while.
 */
@Component
public class Uploads {

    /** Who uploads what comes by mail. */
    static final String MAIL = "mail";

    /** So long an upload waits for the message that takes it along. */
    static final Duration KEPT = Duration.ofDays(1);

    /** A mail may wait in the inbox for a person. */
    static final Duration KEPT_OF_MAIL = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private static final int ID_BYTES = 16;

    private final AttachmentTable table;
    private final AttachmentStore store;
    private final VirusScanner scanner;
    private final AttachmentSettings settings;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Uploads(
            AttachmentTable table,
            AttachmentStore store,
            VirusScanner scanner,
            AttachmentSettings settings,
            Ledger ledger,
            Clock clock) {
        this.table = table;
        this.store = store;
        this.scanner = scanner;
        this.settings = settings;
        this.ledger = ledger;
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

        /** Its size, as people say it. */
        public String sizeInWords() {
            return Sizes.inWords(size);
        }
    }

    /**
     * Takes a file in for a case. It is not part of the case before {@link Attachments#add} is called.
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

    /** Those of a sender's uploads for a case that are still there and belong to no message yet. */
    public List<Upload> waiting(String caseKey, String by, List<String> ids) {
        return ids.stream()
                .flatMap(id -> table.find(id).stream())
                .filter(row -> row.seq() == null && caseKey.equals(row.caseKey()) && by.equals(row.uploadedBy()))
                .map(row -> Upload.of(row, row.name()))
                .toList();
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
        boolean isNew = table.insert(row, null, clock.instant(), clock.instant().plus(KEPT_OF_MAIL));
        // What was added to a case is there, or was erased since.
        if (isNew || table.find(id).filter(before -> before.seq() == null).isPresent()) {
            store.put(id, file.content());
        }
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
