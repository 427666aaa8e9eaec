package io.tierline.connectors.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of an IMAP server. Each mail is first handed over, which stores it, and only then moved out of the folder: killed
 * in between, it is read once more, and known.
 */
class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final ImapSettings settings;

    Mailbox(ImapSettings settings) {
        this.settings = settings;
    }

    /** Takes a mail over; when it throws, the mail stays where it is. */
    interface Keeper {

        /**
         * @param raw the mail's bytes, as far as they are read
         * @param received when the server took it, or null
         * @param isCut whether there is more
         */
        void keep(byte[] raw, Date received, boolean isCut);
    }

    /**
     * Reads what is in the folder, oldest first. A mail that cannot be read does not hold the others up.
     *
     * @return how many were taken over
     * @throws MessagingException when the server cannot be reached, does not let us in, or has no such folder
     */
    int read(Keeper keeper) throws MessagingException {
        Session session = Session.getInstance(settings.properties());
        try (Store store = session.getStore(settings.protocol())) {
            store.connect(settings.host(), settings.usedPort(), settings.user(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                return folder.getMessageCount() == 0 ? 0 : read((IMAPStore) store, (IMAPFolder) folder, keeper);
            }
        }
    }

    /**
     * How many mails wait in the folder.
     *
     * @throws MessagingException when the server cannot be reached, does not let us in, or has no such folder
     */
    int waiting() throws MessagingException {
        Session session = Session.getInstance(settings.properties());
        try (Store store = session.getStore(settings.protocol())) {
            store.connect(settings.host(), settings.usedPort(), settings.user(), settings.password());
            return store.getFolder(settings.folder()).getMessageCount();
        }
    }

    private int read(IMAPStore store, IMAPFolder folder, Keeper keeper) throws MessagingException {
        Folder processed = processed(store);
        int taken = 0;
        for (Message message : List.of(folder.getMessages())) {
            if (message.isSet(Flags.Flag.DELETED)) {
                continue;
            }
            try {
                hand((IMAPMessage) message, keeper);
            } catch (FolderClosedException | StoreClosedException e) {
                throw e;
            } catch (MessagingException | IOException e) {
                LOG.warn(
                        "Mail {} of {} cannot be read and stays there: {}",
                        message.getMessageNumber(),
                        settings,
                        e.toString());
                continue;
            }
            move(store, folder, message, processed);
            taken++;
        }
        return taken;
    }

    private void hand(IMAPMessage message, Keeper keeper) throws MessagingException, IOException {
        int most = (int) settings.largest().toBytes();
        byte[] raw;
        boolean isCut;
        try (InputStream in = message.getMimeStream()) {
            raw = in.readNBytes(most);
            isCut = raw.length == most && in.read() >= 0;
        }
        keeper.keep(raw, received(message), isCut);
    }

    private static Date received(IMAPMessage message) {
        try {
            return message.getReceivedDate();
        } catch (MessagingException e) {
            return null;
        }
    }

    private Folder processed(IMAPStore store) throws MessagingException {
        Folder folder = store.getFolder(settings.processedFolder());
        if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("The folder " + settings.processedFolder() + " cannot be made.");
        }
        return folder;
    }

    private static void move(IMAPStore store, IMAPFolder from, Message message, Folder to) throws MessagingException {
        Message[] one = {message};
        if (store.hasCapability("MOVE")) {
            from.moveMessages(one, to);
            return;
        }
        from.copyMessages(one, to);
        from.setFlags(one, new Flags(Flags.Flag.DELETED), true);
        if (store.hasCapability("UIDPLUS")) {
            from.expunge(one);
        }
    }
}
