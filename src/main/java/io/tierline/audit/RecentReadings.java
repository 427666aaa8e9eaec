package io.tierline.audit;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What this node has recorded in the running hour. Bounded: when it is full, the database answers instead. */
@Component
public class RecentReadings {

    private static final int MOST = 20_000;

    private volatile Hour running = new Hour(Instant.MIN, ConcurrentHashMap.newKeySet());

    private record Hour(Instant begin, Set<String> keys) {}

    boolean contains(Instant hour, String key) {
        Hour now = running;
        return now.begin().equals(hour) && now.keys().contains(key);
    }

    void add(Instant hour, String key) {
        Hour now = running;
        if (!now.begin().equals(hour)) {
            now = new Hour(hour, ConcurrentHashMap.newKeySet());
            running = now;
        }
        if (now.keys().size() < MOST) {
            now.keys().add(key);
        }
    }

    /** Forgets all, as a start does. */
    public void clear() {
        running = new Hour(Instant.MIN, ConcurrentHashMap.newKeySet());
    }
}
