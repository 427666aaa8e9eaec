package io.tierline.attachments;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A file that is not taken, or not handed out; its message is a sentence for the person who sent it, or asked for it. */
public final class AttachmentRefusedException extends ErrorResponseException {

    private static final String TYPE = "urn:tierline:problem:";

    private AttachmentRefusedException(HttpStatus status, String type, String title, String sentence) {
        super(status, ProblemDetail.forStatusAndDetail(status, sentence), null);
        getBody().setType(URI.create(TYPE + type));
        getBody().setTitle(title);
    }

    private static AttachmentRefusedException of(HttpStatus status, String type, String file, String sentence) {
        AttachmentRefusedException refused =
                new AttachmentRefusedException(status, type, "The file is not taken", sentence);
        refused.getBody().setProperty("errors", List.of(Map.of("field", "file", "message", sentence)));
        refused.getBody().setProperty("file", file);
        return refused;
    }

    /** The sentence alone. */
    public String sentence() {
        return getBody().getDetail();
    }

    static AttachmentRefusedException empty(String name) {
        return of(HttpStatus.BAD_REQUEST, "empty-file", name, name + " is empty. Choose the file again.");
    }

    static AttachmentRefusedException tooLarge(String name, long size, long most) {
        String sentence = "%s is too large: it has %s, and a file may have %s. Make it smaller, or send a link to it."
                .formatted(name, Sizes.inWords(size), Sizes.inWords(most));
        return of(HttpStatus.PAYLOAD_TOO_LARGE, "file-too-large", name, sentence);
    }

    static AttachmentRefusedException caseFull(String name, long most) {
        String sentence = "%s is not taken: the files of one case may have %s together. Send a link to it."
                .formatted(name, Sizes.inWords(most));
        return of(HttpStatus.PAYLOAD_TOO_LARGE, "case-full", name, sentence);
    }

    static AttachmentRefusedException type(String name, String mediaType) {
        String what = mediaType.equals(MediaTypes.WINDOWS_PROGRAM)
                ? "a program for Windows"
                : FileName.ending(name).isEmpty() ? mediaType : "." + FileName.ending(name);
        String sentence =
                "%s is not taken: files of its type (%s) can do harm. If it is needed, pack it into a ZIP file."
                        .formatted(name, what);
        return of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "file-type-refused", name, sentence);
    }

    static AttachmentRefusedException virus(String name, String virus) {
        String sentence = "%s is not taken: the virus scanner found %s in it. Check the machine that it comes from."
                .formatted(name, virus);
        return of(HttpStatus.UNPROCESSABLE_ENTITY, "virus-found", name, sentence);
    }

    static AttachmentRefusedException notScanned(String name) {
        String sentence = name + " could not be checked for viruses just now. Try again in a minute.";
        return of(HttpStatus.SERVICE_UNAVAILABLE, "scanner-unreachable", name, sentence);
    }

    static AttachmentRefusedException notKept(String name) {
        String sentence = name + " could not be kept just now. Try again in a minute.";
        return of(HttpStatus.SERVICE_UNAVAILABLE, "store-unreachable", name, sentence);
    }

    static AttachmentRefusedException notToBeHad() {
        return new AttachmentRefusedException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "store-unreachable",
                "The file cannot be had at the moment",
                "The place where files are kept does not answer. Try again in a minute.");
    }

    static AttachmentRefusedException keyReused(String name) {
        String sentence = "This Idempotency-Key was used for another file than " + name
                + ". Nothing was done; send the file with a key of its own.";
        return of(HttpStatus.CONFLICT, "idempotency-key-reused", name, sentence);
    }

    static AttachmentRefusedException tooMany(int most) {
        return message("are too many: one message takes %d. Send the others with another message.".formatted(most));
    }

    static AttachmentRefusedException messageTooLarge(long most) {
        return message("are too large: one message takes %s together. Send some of them with another message."
                .formatted(Sizes.inWords(most)));
    }

    private static AttachmentRefusedException message(String what) {
        return ofMessage(HttpStatus.PAYLOAD_TOO_LARGE, "message-too-large", "These are too many files", what);
    }

    private static AttachmentRefusedException ofMessage(HttpStatus status, String type, String title, String what) {
        AttachmentRefusedException refused = new AttachmentRefusedException(status, type, title, "The files " + what);
        refused.getBody().setProperty("errors", List.of(Map.of("field", "attachments", "message", what)));
        return refused;
    }

    static AttachmentRefusedException notUploaded(String id) {
        return ofMessage(
                HttpStatus.BAD_REQUEST,
                "unknown-upload",
                "A file is not there any more",
                "are not all there any more, or went with another message. Attach them again: " + id);
    }

    /** @param caseKey as it was asked for */
    static AttachmentRefusedException unknown(String caseKey, String id) {
        return new AttachmentRefusedException(
                HttpStatus.NOT_FOUND,
                "unknown-attachment",
                "There is no such file",
                "%s has no file %s. What it has stands in its list of files."
                        .formatted(caseKey, id.matches("[0-9a-f]{1,32}") ? id : "of that id"));
    }

    static AttachmentRefusedException erased() {
        return new AttachmentRefusedException(
                HttpStatus.GONE, "file-erased", "The file was erased", "The file was erased. Nothing of it is kept.");
    }

    static AttachmentRefusedException infected() {
        return new AttachmentRefusedException(
                HttpStatus.GONE,
                "virus-found",
                "The file had a virus",
                "The virus scanner found a virus in the file, so it was deleted.");
    }

    static AttachmentRefusedException notCheckedYet() {
        return new AttachmentRefusedException(
                HttpStatus.CONFLICT,
                "not-checked-yet",
                "The file is not checked yet",
                "The file could not be checked for viruses yet. It is checked as soon as the scanner answers.");
    }
}
