package io.tierline.notifications;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks channels, and says of each attempt what became of it. Writes nothing. */
@Component
class ChannelCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelCalls.class);

    private final Channels channels;
    private final Digest digest;

    ChannelCalls(Channels channels, Digest digest) {
        this.channels = channels;
        this.digest = digest;
    }

    Answer ask(Attempt attempt) {
        return attempt.afterDeath() ? lookUp(attempt.first()) : send(attempt);
    }

    private Answer send(Attempt attempt) {
        Delivery first = attempt.first();
        if (first.address() == null) {
            return Answer.refused("The address was erased.");
        }
        Channel channel = channels.to(first.recipient(), first.caseKey());
        try {
            channel.send(attempt.pile().size() == 1 ? first.message() : digest.of(first, attempt.pile()));
            return Answer.sent();
        } catch (DeliveryFailedException e) {
            return Answer.of(e);
        } catch (RuntimeException e) {
            // The channel did not say whether the message was taken.
            LOG.error("Channel {} broke over delivery {}: {}", channel.name(), first.id(), e.getClass());
            LOG.debug("Delivery {}", first.id(), e);
            return Answer.unknown("The channel " + channel.name() + " broke while sending.");
        }
    }

    private Answer lookUp(Delivery delivery) {
        // It may have gone with others, under another's number: by its own it is not found.
        Channel.Earlier earlier = delivery.digest() != null
                ? Channel.Earlier.UNKNOWN
                : channels.to(delivery.recipient(), delivery.caseKey()).earlier(delivery.message());
        return switch (earlier) {
            case ACCEPTED -> Answer.sent();
            case UNKNOWN -> Answer.unknown("An attempt broke off half-way: the message may have arrived.");
            case NOT_ACCEPTED -> Answer.neverHad();
        };
    }
}
