package io.tierline.connectors.mail;

import io.tierline.connectors.http.InvalidConnectorException;
import io.tierline.connectors.http.Setting;
import java.time.Duration;
import java.util.Properties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The mailbox that customers' replies come to.
 *
 * @param host of the mail server; set, it switches the reading of mails on
 * @param user of the mailbox
 * @param password of the mailbox
 * @param tls how the connection is encrypted
 * @param port 0 for the usual one of the way it is encrypted
 * @param folder where mails come in
 * @param processedFolder where they go once they are stored; made if it is not there
 * @param every how often it is looked into
 * @param largest so much of a mail is read; what stands behind it, mostly attachments, is not
 */
record ImapSettings(
        String host,
        @DefaultValue("0") int port,
        String user,
        String password,
        @DefaultValue("IMPLICIT") Tls tls,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("Tierline") String processedFolder,
        @DefaultValue("PT20S") Duration every,
        @DefaultValue("20MB") DataSize largest) {

    private static final String PROPERTY = "tierline.mail.imap.";
    private static final long SMALLEST = 64 * 1024;
    private static final long LARGEST = 100 * 1024 * 1024;

    /** How the connection is encrypted. */
    enum Tls {
        /** From the first byte, usually on port 993. */
        IMPLICIT,
        /** After a plain greeting, usually on port 143; a server that does not offer it is refused. */
        STARTTLS,
        /** Not at all: the password is readable on the way. For a server on this machine. */
        NONE
    }

    /** @throws WrongConfiguration naming what is missing or wrong */
    void check() {
        Setting.required(PROPERTY + "user", user, "as whom to sign in");
        Setting.required(
                PROPERTY + "password", password, "the password, or an app password where your provider wants one");
        Setting.required(PROPERTY + "folder", folder, "where mails come in, usually INBOX");
        Setting.required(PROPERTY + "processed-folder", processedFolder, "where mails go once they are stored");
        if (folder.equalsIgnoreCase(processedFolder)) {
            throw new InvalidConnectorException(
                    PROPERTY + "processed-folder and " + PROPERTY + "folder are the same ('" + folder + "').",
                    "Set TIERLINE_MAIL_IMAP_PROCESSEDFOLDER to another folder, such as Tierline.");
        }
        if (every.isNegative() || every.isZero()) {
            throw new InvalidConnectorException(
                    PROPERTY + "every is " + every + ".",
                    "Set TIERLINE_MAIL_IMAP_EVERY to a span of time, such as PT20S.");
        }
        if (largest.toBytes() < SMALLEST || largest.toBytes() > LARGEST) {
            throw new InvalidConnectorException(
                    PROPERTY + "largest is " + largest + ".", "Set TIERLINE_MAIL_IMAP_LARGEST to 64KB to 100MB.");
        }
    }

    String protocol() {
        return tls == Tls.IMPLICIT ? "imaps" : "imap";
    }

    int usedPort() {
        return port != 0 ? port : tls == Tls.IMPLICIT ? 993 : 143;
    }

    Properties properties() {
        String prefix = "mail." + protocol() + ".";
        Properties properties = new Properties();
        // Milliseconds. The mail library's own default is to wait for ever.
        properties.setProperty(prefix + "connectiontimeout", "10000");
        properties.setProperty(prefix + "timeout", "30000");
        properties.setProperty(prefix + "writetimeout", "30000");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(tls == Tls.STARTTLS));
        properties.setProperty(prefix + "starttls.required", String.valueOf(tls == Tls.STARTTLS));
        // Reading is not "seen": that is for people to say.
        properties.setProperty(prefix + "peek", "true");
        return properties;
    }

    /** Without the password: it may be logged. */
    @Override
    public String toString() {
        return protocol() + "://" + user + "@" + host + ":" + usedPort() + "/" + folder;
    }
}
