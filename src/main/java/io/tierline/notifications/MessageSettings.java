package io.tierline.notifications;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages leave.
 *
 * @param senders messages that this node sends at the same moment; 0 on a node that sends none
 * @param shortWait how long a message waits in the outbox when the other side asks for it; what has to wait longer becomes
 *     a process, deliver-message.bpmn
 * @param patience how long a message is tried before a person is asked
 */
@ConfigurationProperties("tierline.messages")
record MessageSettings(
        @DefaultValue("4") int senders,
        @DefaultValue("PT15M") Duration shortWait,
        @DefaultValue("PT24H") Duration patience) {

    MessageSettings {
        if (senders < 0) {
            throw new IllegalArgumentException("tierline.messages.senders is " + senders
                    + ": set how many messages this node sends at the same moment, or 0 for none.");
        }
    }
}
