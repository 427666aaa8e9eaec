package io.tierline.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The ledgers that the running transaction has appended to. Each is locked and read once; just before the commit
 * {@link LedgerChanged} is published, round after round until no listener appends any more, and then what is folded
 * into {@code case_file} is written once.
 */
@Component
class LedgerTransaction {

    /** More rounds than any model needs: beyond it two listeners answer each other for ever. */
    private static final int MOST_ROUNDS = 50;

    private final LedgerTable table;
    private final ApplicationEventPublisher publisher;

    LedgerTransaction(LedgerTable table, ApplicationEventPublisher publisher) {
        this.table = table;
        this.publisher = publisher;
    }

    /** The case's ledger, locked for this transaction. */
    Open of(String caseKey) {
        return bound().computeIfAbsent(caseKey, key -> {
            table.lock(key);
            return read(key);
        });
    }

    /**
     * The ledger of the case in which this one goes on, or of this one, locked for this transaction. A case that has gone
     * on elsewhere is not locked on the way: nothing changes that any more.
     */
    Open whereItGoesOn(String caseKey) {
        Open here = bound().get(caseKey);
        if (here == null && table.lockUnlessItGoesOn(caseKey)) {
            here = read(caseKey);
            bound().put(caseKey, here);
            return here;
        }
        String next = here == null
                ? table.goesOnIn(caseKey).orElseThrow(() -> new CaseNotFoundException(caseKey))
                : Case.fold(here.events()).goesOnIn();
        return next == null ? here : whereItGoesOn(next);
    }

    private Open read(String caseKey) {
        Map<String, CaseEvent> once = new HashMap<>();
        return new Open(caseKey, table.read(caseKey, once), once);
    }

    /** The case's ledger, if this transaction holds it. */
    Optional<Open> known(String caseKey) {
        Map<?, ?> all = (Map<?, ?>) TransactionSynchronizationManager.getResource(this);
        return all == null ? Optional.empty() : Optional.ofNullable((Open) all.get(caseKey));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Open> bound() {
        Map<String, Open> all = (Map<String, Open>) TransactionSynchronizationManager.getResource(this);
        if (all == null) {
            all = new LinkedHashMap<>();
            TransactionSynchronizationManager.bindResource(this, all);
            TransactionSynchronizationManager.registerSynchronization(new AtCommit(all));
        }
        return all;
    }

    /** One case's ledger as this transaction sees it. */
    static class Open {
        private final String caseKey;
        private final List<CaseEvent> events;
        private final Map<String, CaseEvent> once;
        private int published;
        private Deadline deadline;

        Open(String caseKey, List<CaseEvent> events, Map<String, CaseEvent> once) {
            this.caseKey = caseKey;
            this.events = new ArrayList<>(events);
            this.once = once;
            this.published = events.size();
        }

        int size() {
            return events.size();
        }

        /** @param dedupKey null for an event that is written each time */
        void add(CaseEvent event, String dedupKey) {
            events.add(event);
            if (dedupKey != null) {
                once.put(dedupKey, event);
            }
        }

        /** What was written under a dedup key. Complete: no other transaction appends while the case is held. */
        Optional<CaseEvent> once(String dedupKey) {
            return Optional.ofNullable(once.get(dedupKey));
        }

        /** Written with the rest of the row when the transaction ends. */
        void deadline(Deadline next) {
            deadline = next;
        }

        List<CaseEvent> events() {
            return Collections.unmodifiableList(events);
        }
    }

    private class AtCommit implements TransactionSynchronization {
        private final Map<String, Open> all;

        AtCommit(Map<String, Open> all) {
            this.all = all;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            for (int round = 0; publishNext(); round++) {
                if (round == MOST_ROUNDS) {
                    throw new IllegalStateException("The ledgers of " + all.keySet() + " do not come to rest.");
                }
            }
            all.values().forEach(open -> table.update(Case.fold(open.events()), open.deadline));
        }

        private boolean publishNext() {
            for (Open open : List.copyOf(all.values())) {
                if (open.published < open.size()) {
                    int firstNew = open.published;
                    open.published = open.size();
                    publisher.publishEvent(new LedgerChanged(open.caseKey, List.copyOf(open.events), firstNew));
                    return true;
                }
            }
            return false;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(LedgerTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(LedgerTransaction.this, all);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(LedgerTransaction.this);
        }
    }
}
