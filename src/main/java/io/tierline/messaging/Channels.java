package io.tierline.messaging;

import io.tierline.casefile.CaseEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** By which way messages leave: a connector's, where one is configured, otherwise the log. */
@Component
class Channels {

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final List<Channel> special;
    private final Channel usual;

    Channels(ObjectProvider<Channel> connectors) {
        special = connectors.orderedStream().filter(Channels::isSpecial).toList();
        usual = connectors
                .orderedStream()
                .filter(channel -> !isSpecial(channel))
                .findFirst()
                .orElseGet(LogChannel::new);
        if (usual instanceof LogChannel) {
            LOG.info("Messages are written to this log only and count as sent: spring.mail.host is not set.");
        } else {
            LOG.info("Messages go out by {}.", usual.name());
        }
    }

    private static boolean isSpecial(Channel channel) {
        return channel.takes(channel.name());
    }

    /** Whether it is a person of ours, who is told by the desk's usual channel. */
    boolean isStaff(String recipient) {
        return !CaseEvent.CUSTOMER.equals(recipient) && to(recipient) == usual;
    }

    /** The way to a recipient. */
    Channel to(String recipient) {
        return special.stream()
                .filter(channel -> channel.takes(recipient))
                .findFirst()
                .orElse(usual);
    }
}
