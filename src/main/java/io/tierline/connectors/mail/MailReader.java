package io.tierline.connectors.mail;

import io.tierline.attachments.Uploads;
import io.tierline.inbox.Inbox;
import io.tierline.inbox.NewDelivery;
import io.tierline.inbox.Signature;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Looks into the mailbox again and again, by a thread of its own, and puts what is there into the inbox. Several nodes
 * may do so: a mail has one effect, whichever node reads it.
 */
class MailReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailReader.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Mailbox mailbox;
    private final ImapSettings settings;
    private final MailIdentity identity;
    private final Inbox inbox;
    private final Uploads uploads;
    private final boolean newCases;
    private final Clock clock;
    private Thread thread;
    private volatile boolean running;

    /** @param newCases whether a mail about no case may open one */
    MailReader(
            Mailbox mailbox,
            ImapSettings settings,
            MailIdentity identity,
            Inbox inbox,
            Uploads uploads,
            boolean newCases,
            Clock clock) {
        this.mailbox = mailbox;
        this.settings = settings;
        this.identity = identity;
        this.inbox = inbox;
        this.uploads = uploads;
        this.newCases = newCases;
        this.clock = clock;
    }

    /** Not before the models are deployed and the doors are open. */
    @EventListener(ApplicationReadyEvent.class)
    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = new Thread(this::run, "mail-reader");
            thread.start();
        }
    }

    private void run() {
        Duration pause = settings.every();
        try {
            while (running) {
                pause = readOnce() ? settings.every() : longer(pause);
                Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean readOnce() {
        try {
            read();
            return true;
        } catch (MessagingException | RuntimeException e) {
            if (running) {
                LOG.warn("The mailbox {} cannot be read; it is tried again: {}", settings, e.toString());
                LOG.debug("The mailbox", e);
            }
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /**
     * Puts all that is in the mailbox into the inbox.
     *
     * @return how many mails there were
     * @throws MessagingException when the mailbox cannot be read
     */
    int read() throws MessagingException {
        return mailbox.read(this::keep);
    }

    void keep(byte[] raw, Date receivedAt, boolean isCut) {
        Instant now = clock.instant();
        Instant received = receivedAt == null || receivedAt.toInstant().isAfter(now) ? now : receivedAt.toInstant();
        inbox.receive(MailSource.NAME, delivery(raw, received, isCut));
    }

    private NewDelivery delivery(byte[] raw, Instant received, boolean isCut) {
        byte[] kept = StoredMail.of(raw, received, isCut);
        try {
            ParsedMail letter = MailParser.read(kept);
            MailClassification sorting = MailClassification.of(letter, identity);
            if (!letter.attachments().isEmpty() && mayConcernUs(sorting)) {
                int incomplete = isCut ? letter.attachments().size() : 0;
                FilesOfMail files = new FilesOfMail(uploads, Signature.digest(raw), sorting.caseKey(), incomplete);
                kept = StoredMail.of(raw, received, isCut, files);
            }
            return new NewDelivery(
                    Optional.ofNullable(letter.messageId())
                            .filter(id -> !id.isBlank())
                            .orElseGet(() -> Signature.digest(raw)),
                    sorting.caseKey() == null
                            ? "from " + identity.tokens().pseudonym(String.valueOf(letter.from()))
                            : sorting.caseKey(),
                    sorting.kind().code(),
                    letter.writtenAt(),
                    kept);
        } catch (FileNotKeptException e) {
            throw e;
        } catch (MessagingException | RuntimeException e) {
            LOG.warn("A mail that came at {} cannot be understood; it is in the inbox", received, e);
            return new NewDelivery(Signature.digest(raw), "", "unreadable", received, kept);
        }
    }

    /** The files of others' mails are left in the mailbox. */
    private boolean mayConcernUs(MailClassification sorting) {
        return switch (sorting.kind()) {
            case OURS, BOUNCE -> false;
            case AUTOMATIC -> sorting.caseKey() != null;
            case WRITTEN -> newCases || sorting.caseKey() != null || sorting.namedCase() != null;
        };
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            // Whatever it was doing: what is not moved yet is read again.
            thread.interrupt();
        }
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
