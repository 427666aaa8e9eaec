package io.tierline.notifications;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** By which way messages leave: a connector's, where one is configured, otherwise the log. */
@Component
class Channels implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final ObjectProvider<Channel> connectors;
    private final LogChannel log = new LogChannel();

    Channels(ObjectProvider<Channel> connectors) {
        this.connectors = connectors;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (usual() == log) {
            LOG.info("Messages are written to this log only and count as sent: spring.mail.host is not set.");
        } else {
            LOG.info("Messages go out by {}.", usual().name());
        }
    }

    /** Whether it is a person of ours, who is told by the desk's usual channel. */
    boolean isStaff(String recipient, String caseKey) {
        return !Recipient.isCustomer(recipient) && special(recipient, caseKey).isEmpty();
    }

    /** What goes out one after the other: what a person of ours is told of all cases, what others are told of one case. */
    String lane(String recipient, String caseKey) {
        return isStaff(recipient, caseKey) ? recipient : recipient + " " + caseKey;
    }

    /** The way to a recipient. */
    Channel to(String recipient, String caseKey) {
        return special(recipient, caseKey).orElseGet(this::usual);
    }

    /** The way that is this recipient's own, if there is one: it needs no address. */
    Optional<Channel> special(String recipient, String caseKey) {
        return connectors
                .orderedStream()
                .filter(channel -> channel.takes(recipient, caseKey))
                .findFirst();
    }

    private Channel usual() {
        return connectors.orderedStream().filter(Channel::isUsual).findFirst().orElse(log);
    }
}
