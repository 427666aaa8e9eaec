package io.tierline.connectors.mail;

import io.tierline.inbox.Delivery;
import io.tierline.inbox.ProcessingResult;

/** What becomes of a mail that is about no case. */
interface UnknownCaseMail {

    ProcessingResult take(ParsedMail letter, Delivery delivery);
}
