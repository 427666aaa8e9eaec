package io.tierline.connectors.mail;

import java.time.Instant;
import java.util.List;

/**
 * A mail that came in, as far as it could be read. Nothing in it is proven but what stands behind a case's token.
 *
 * @param messageId as the sender's mail program gave it, or null
 * @param from the address it says it comes from, in small letters, or null
 * @param date when it says it was written, or null
 * @param received when our mail server took it
 * @param addressees every address that it went to, as far as its headers tell
 * @param answered the Message-IDs that it answers
 * @param isOurs whether it carries what only our own mails carry
 * @param automatic by what it was known that no person wrote it, or null
 * @param bounce what a mail server says about a mail of ours, or null
 * @param reply what the sender wrote, without what they quote
 * @param whole all of its text
 * @param attachments what was attached; its content is with the files of the desk, or not kept
 * @param isCut whether it was longer than what we read of a mail
 */
record ParsedMail(
        String messageId,
        String from,
        String fromName,
        String subject,
        Instant date,
        Instant received,
        List<String> addressees,
        List<String> answered,
        boolean isOurs,
        String automatic,
        Bounce bounce,
        String reply,
        String whole,
        List<AttachedFile> attachments,
        boolean isCut) {

    /** What the channel is called in the ledger, as in the API. */
    static final String CHANNEL = "email";

    /**
     * A report about a mail that we sent.
     *
     * @param address who did not get it, or null when it does not say
     * @param isFinal false when the mail server goes on trying
     * @param status such as {@code 5.1.1}, or null
     * @param original what it says of our mail, where our Message-ID stands
     */
    record Bounce(String address, boolean isFinal, String status, String original) {}

    /** When it was written: what it says itself, unless that is after our mail server took it. */
    Instant writtenAt() {
        return date == null || date.isAfter(received) ? received : date;
    }

    /** The domain of an address, or null. */
    static String domain(String address) {
        int at = address == null ? -1 : address.lastIndexOf('@');
        return at < 0 || at == address.length() - 1 ? null : address.substring(at + 1);
    }
}
