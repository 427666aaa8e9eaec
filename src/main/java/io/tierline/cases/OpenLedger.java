package io.tierline.cases;

import io.tierline.cases.events.EventJson;
import io.tierline.cases.events.EventTexts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One case's ledger, locked, as the running transaction sees it. What it appends is written when it ends. */
final class OpenLedger {

    private final String caseKey;
    private final List<CaseEvent> events;
    private final Map<String, CaseEvent> once;
    private final List<Appended> appended = new ArrayList<>();
    private long version;
    private int published;
    private boolean rewritten;
    private Deadline deadline;
    private Case file;

    /**
     * An event that is not written yet.
     *
     * @param dedupKey null for an event that is written each time
     * @param facts as JSON
     */
    record Appended(CaseEvent event, String dedupKey, String facts, EventTexts texts) {

        /** As every later transaction reads it. */
        CaseEvent asRead() {
            EventJson.Read read = EventJson.read(event.type(), facts);
            return new CaseEvent(
                    event.caseKey(),
                    event.seq(),
                    event.happenedAt(),
                    event.learnedAt(),
                    event.actor(),
                    read.facts(),
                    read.provenance());
        }
    }

    OpenLedger(String caseKey, KnownLedgers.Read read) {
        this.caseKey = caseKey;
        this.version = read.version();
        this.events = new ArrayList<>(read.events());
        this.once = new HashMap<>(read.once());
        this.published = events.size();
    }

    String caseKey() {
        return caseKey;
    }

    int size() {
        return events.size();
    }

    List<CaseEvent> events() {
        return Collections.unmodifiableList(events);
    }

    /** The case as the ledger tells it now. */
    Case file() {
        if (file == null) {
            file = Case.fold(events);
        }
        return file;
    }

    void add(Appended one) {
        events.add(one.event());
        appended.add(one);
        if (one.dedupKey() != null) {
            once.put(one.dedupKey(), one.event());
        }
        file = null;
    }

    List<Appended> appended() {
        return appended;
    }

    /** What was written under a dedup key. Complete: no other transaction appends while the case is held. */
    Optional<CaseEvent> once(String dedupKey) {
        return Optional.ofNullable(once.get(dedupKey));
    }

    /** Written with the rest of the row when the transaction ends. */
    void deadline(Deadline next) {
        deadline = next;
    }

    Deadline deadline() {
        return deadline;
    }

    /** The row is written again even if nothing is appended. */
    void rewrite() {
        rewritten = true;
    }

    boolean changesTheRow() {
        return rewritten || deadline != null || !appended.isEmpty();
    }

    /** The next news of this ledger for listeners; empty when they have heard all of it. */
    Optional<LedgerChanged> news() {
        if (published == events.size()) {
            return Optional.empty();
        }
        int firstNew = published;
        published = events.size();
        return Optional.of(new LedgerChanged(caseKey, List.copyOf(events), firstNew));
    }

    void written(long newVersion) {
        version = newVersion;
    }

    /** What the next transaction may take for the ledger, once this one is committed. */
    KnownLedgers.Read asRead() {
        int before = events.size() - appended.size();
        List<CaseEvent> all = new ArrayList<>(events.subList(0, before));
        Map<String, CaseEvent> keys = new HashMap<>(once);
        appended.forEach(one -> {
            CaseEvent read = one.asRead();
            all.add(read);
            if (one.dedupKey() != null) {
                keys.put(one.dedupKey(), read);
            }
        });
        return new KnownLedgers.Read(version, all, keys);
    }
}
