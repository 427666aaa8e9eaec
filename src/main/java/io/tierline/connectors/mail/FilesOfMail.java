package io.tierline.connectors.mail;

import io.tierline.attachments.AttachmentRefusedException;
import io.tierline.attachments.SentFile;
import io.tierline.attachments.Uploads;
import jakarta.mail.internet.MimePart;
import java.nio.charset.StandardCharsets;

/**
 * Takes the files of one mail into the desk while it is read: the inbox keeps no bytes of what is attached. The same mail read
 * twice gives the same files.
 */
class FilesOfMail implements StoredMail.Taker {

    private final Uploads uploads;
    private final String digest;
    private final String caseKey;
    private final int incomplete;
    private int part;
    private int files;
    private long bytes;

    /**
     * @param digest of the mail's bytes
     * @param caseKey the case that it is about, or null where that is not known yet
     * @param incomplete which of its files, from 1, breaks off, because the mail is longer than what is read; 0 for none
     */
    FilesOfMail(Uploads uploads, String digest, String caseKey, int incomplete) {
        this.uploads = uploads;
        this.digest = digest;
        this.caseKey = caseKey;
        this.incomplete = incomplete;
    }

    @Override
    public StoredMail.Taken take(MimePart attached) {
        part++;
        String name = MimeParts.fileName(attached);
        String said = name == null ? "A file without a name" : name;
        if (part == incomplete) {
            return StoredMail.Taken.refused(
                    said + " is not taken: the mail is longer than what is read of it. It is in the mailbox.");
        }
        byte[] content = MimeParts.all(attached);
        if (content.length == 0) {
            // Mail programs attach the like themselves.
            return StoredMail.Taken.refused(said + " is empty.");
        }
        try {
            uploads.fitsInMessage(files, bytes + content.length);
            String id = Uploads.idOf((digest + "/" + part).getBytes(StandardCharsets.UTF_8));
            uploads.takeFromMail(
                    id, caseKey, new SentFile(name == null && isMail(attached) ? "mail.eml" : name, content));
            files++;
            bytes += content.length;
            return StoredMail.Taken.as(id);
        } catch (AttachmentRefusedException e) {
            String sentence = e.sentence();
            return StoredMail.Taken.refused((sentence.startsWith("The files ")
                            ? said + " is not taken: the files " + sentence.substring(10)
                            : sentence)
                    + " It is in the mailbox.");
        } catch (RuntimeException e) {
            throw new FileNotKeptException(e);
        }
    }

    private static boolean isMail(MimePart part) {
        return MimeParts.is(part, "message/rfc822");
    }
}
