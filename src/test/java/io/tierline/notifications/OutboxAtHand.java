package io.tierline.notifications;

import io.tierline.notifications.Dispatcher.Result;
import io.tierline.notifications.Dispatcher.Round;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;

/** Works the outbox off when a test says so, in its own thread. */
public class OutboxAtHand {

    private static final int ROOM = 4;

    @Autowired
    private Dispatcher dispatcher;

    /**
     * Sends what is due, until nothing is.
     *
     * @return whether there was anything
     */
    public boolean workOff() {
        return workOff(dispatcher);
    }

    static boolean workOff(Dispatcher dispatcher) {
        Round round = dispatcher.round(List.of(), ROOM);
        boolean any = !round.claimed().isEmpty();
        while (!round.claimed().isEmpty()) {
            List<Result> results = Dispatcher.results(
                    round.claimed().stream().map(dispatcher::ask).toList());
            round = dispatcher.round(results, ROOM);
            if (round.failure() != null) {
                throw round.failure();
            }
        }
        return any;
    }

    /** When the next message falls due; empty while there is none. */
    public Optional<Instant> nextDue() {
        return dispatcher.nextDue();
    }
}
