package io.tierline.connectors.mail;

import io.tierline.notifications.DeliveryFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What the mail server said to a message, as far as it said anything.
 *
 * @param reply the SMTP reply, from 400 to 599; -1 when the connection broke without one
 * @param ofAddress whether it was the recipient's address that was refused
 */
record SmtpReply(int reply, boolean ofAddress) {

    /** Finds the reply in the chain of exceptions that the mail library makes of it. */
    static SmtpReply of(MessagingException exception) {
        SmtpReply found = new SmtpReply(-1, false);
        for (Exception e = exception; e instanceof MessagingException next; e = next.getNextException()) {
            if (e instanceof SMTPAddressFailedException refused) {
                // The most exact of all: look no further.
                return new SmtpReply(refused.getReturnCode(), true);
            } else if (e instanceof AddressException) {
                return new SmtpReply(553, true);
            } else if (e instanceof SMTPSendFailedException refused) {
                found = new SmtpReply(refused.getReturnCode(), false);
            } else if (e instanceof SMTPSenderFailedException refused) {
                found = new SmtpReply(refused.getReturnCode(), false);
            }
        }
        return found;
    }

    DeliveryFailedException asFailure() {
        if (reply < 400) {
            return DeliveryFailedException.unknown(
                    "The connection to the mail server broke: the message may have arrived.");
        }
        return ofAddress && reply >= 500
                ? DeliveryFailedException.refused("The mail server refuses the address (SMTP reply " + reply + ").")
                : DeliveryFailedException.notAccepted(
                        "The mail server did not take the message (SMTP reply " + reply + ").");
    }
}
