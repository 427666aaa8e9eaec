package io.tierline.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** By which way messages leave: a connector's, where one is configured, otherwise the log. */
@Component
class Channels {

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final Channel channel;

    Channels(ObjectProvider<Channel> connectors) {
        channel = connectors.orderedStream().findFirst().orElseGet(LogChannel::new);
        if (channel instanceof LogChannel) {
            LOG.info("Messages are written to this log only and count as sent: spring.mail.host is not set.");
        } else {
            LOG.info("Messages go out by {}.", channel.name());
        }
    }

    Channel channel() {
        return channel;
    }
}
