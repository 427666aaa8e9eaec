package io.tierline.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what other systems tell is worked off and kept.
 *
 * @param workers threads that work it off, and whether help desks are asked at all: 0 on a node that does neither. More than
 *     two help only where those systems are asked back a lot
 * @param keepBodies how long what came is kept after it was worked off, to look into and to replay; then it is erased
 * @param keepDeliveries how long the same delivery is known again, and has no second effect; not shorter than keep-bodies
 * @param tolerance what was signed longer ago is refused: somebody may be repeating it
 */
@ConfigurationProperties("tierline.inbox")
public record InboxSettings(
        @DefaultValue("2") int workers,
        @DefaultValue("P30D") Duration keepBodies,
        @DefaultValue("P90D") Duration keepDeliveries,
        @DefaultValue("PT5M") Duration tolerance) {

    public InboxSettings {
        if (keepBodies.compareTo(keepDeliveries) > 0) {
            throw new IllegalArgumentException(
                    "tierline.inbox.keep-bodies is longer than tierline.inbox.keep-deliveries (" + keepBodies + ", "
                            + keepDeliveries + "): make it shorter, or the other one longer.");
        }
    }
}
