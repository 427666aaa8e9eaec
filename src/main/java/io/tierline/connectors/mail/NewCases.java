package io.tierline.connectors.mail;

import io.tierline.intake.inbox.Delivery;
import io.tierline.intake.inbox.Worked;

/** What becomes of a mail that is about no case. */
interface NewCases {

    Worked take(Letter letter, Delivery delivery);
}
