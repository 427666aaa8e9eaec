package io.tierline.cases;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Ledgers that this node read or wrote lately. Each is of one version of its case: whoever asks says which version the
 * database has, and a ledger of another one is not given. So another node's events are never missed, and what is kept here
 * can be dropped at any time. Only what has been committed comes in.
 */
@Component
class KnownLedgers {

    /** About 20 MB. */
    private static final int MOST_EVENTS = 20_000;

    private final Map<String, Read> byCase = new LinkedHashMap<>(64, 0.75f, true);
    private int events;

    /**
     * A ledger as it was at one version of its case.
     *
     * @param once what was written under a dedup key
     */
    record Read(long version, List<CaseEvent> events, Map<String, CaseEvent> once) {

        Read {
            events = List.copyOf(events);
            once = Map.copyOf(once);
        }
    }

    synchronized Optional<Read> find(String caseKey, long version) {
        return Optional.ofNullable(byCase.get(caseKey)).filter(read -> read.version() == version);
    }

    synchronized boolean has(String caseKey) {
        return byCase.containsKey(caseKey);
    }

    synchronized void forget(String caseKey) {
        Read before = byCase.remove(caseKey);
        events -= before == null ? 0 : before.events().size();
    }

    synchronized void keep(String caseKey, Read read) {
        Read before = byCase.put(caseKey, read);
        events += read.events().size() - (before == null ? 0 : before.events().size());
        Iterator<Read> oldest = byCase.values().iterator();
        while (events > MOST_EVENTS && oldest.hasNext()) {
            events -= oldest.next().events().size();
            oldest.remove();
        }
    }
}
