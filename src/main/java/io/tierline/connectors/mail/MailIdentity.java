package io.tierline.connectors.mail;

import jakarta.mail.internet.InternetAddress;

/**
 * As whom the desk writes, and how it knows its own mails and the answers to them again.
 *
 * @param replies where answers go; null when they go to {@code from} and only people read them
 */
record MailIdentity(InternetAddress from, ReplyAddress replies, CaseTokens tokens, MessageIds ids) {

    static MailIdentity of(InternetAddress from, ReplyAddress replies, CaseTokens tokens) {
        String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
        return new MailIdentity(from, replies, tokens, new MessageIds(tokens, domain));
    }

    /** Whether an address is the desk's own. */
    boolean isOurs(String address) {
        return from.getAddress().equalsIgnoreCase(address) || replies != null && replies.covers(address);
    }
}
