package io.tierline.agreement;

import io.tierline.polls.Polls;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Compares at the start and every few minutes, and sooner where something was seen for the first time. */
@Component
class AgreementPoll {

    AgreementPoll(Agreement agreement, Polls polls, AgreementSettings settings) {
        Duration every = settings.every();
        Duration settle = settings.settle();
        if (!every.isZero() && !every.isNegative()) {
            polls.add("Comparing ledger and engine", Duration.ZERO, every, () -> {
                boolean open = agreement.check().stream().anyMatch(adrift -> !adrift.confirmed());
                return open && settle.compareTo(every) < 0 ? settle.plusSeconds(1) : every;
            });
        }
    }
}
