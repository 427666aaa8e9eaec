package io.tierline.connectors.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Autowired;

/** The mailbox that replies come to: a test puts mails there, byte by byte, and has them read. */
public class TestMailbox {

    private final GreenMail server;

    @Autowired
    private MailReader reader;

    @Autowired
    private MailSettings mail;

    public TestMailbox(GreenMail server) {
        this.server = server;
    }

    /** A mail arrives, and waits to be read. */
    public void arrives(byte[] mail, Instant at) {
        try {
            folder("INBOX")
                    .appendMessage(
                            new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)),
                            new Flags(),
                            Date.from(at));
        } catch (MessagingException | FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    public void arrives(Fixture mail, Instant at) {
        arrives(mail.bytes(), at);
    }

    /** The desk looks into the mailbox. */
    public int read() {
        try {
            return reader.read();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The desk reads a mail that goes on behind these bytes. */
    public void readsTheBeginningOf(byte[] mail, Instant at) {
        reader.keep(mail, Date.from(at), true);
    }

    /** The desk stores a mail and is killed before the mail server hears of it. */
    public void dieBeforeMoving() {
        try {
            new Mailbox(mail.imap()).read((raw, received, isCut) -> {
                reader.keep(raw, received, isCut);
                throw new Killed();
            });
        } catch (Killed e) {
            return;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("There was no mail");
    }

    private static class Killed extends RuntimeException {}

    /** How many mails are in a folder. */
    public int count(String folder) {
        try {
            return folder(folder).getMessageCount();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private MailFolder folder(String name) throws FolderException {
        GreenMailUser user = server.getUserManager().getUser("support");
        MailFolder folder = name.equals("INBOX")
                ? server.getManagers().getImapHostManager().getInbox(user)
                : server.getManagers().getImapHostManager().getFolder(user, name);
        if (folder == null) {
            throw new IllegalStateException("There is no folder " + name);
        }
        return folder;
    }
}
