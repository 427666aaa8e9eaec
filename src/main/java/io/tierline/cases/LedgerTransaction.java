package io.tierline.cases;

import io.tierline.cases.events.EventTexts;
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
 * The ledgers that the running transaction knows. Each is read once; one that it appends to is locked. Just before the
 * commit {@link LedgerChanged} is published, round after round until no listener appends any more; then all that was
 * appended to a case is written at once, and what is folded into {@code case_file} with it.
 */
@Component
class LedgerTransaction {

    /** More rounds than any model needs: beyond it two listeners answer each other for ever. */
    private static final int MOST_ROUNDS = 50;

    private final LedgerTable table;
    private final KnownLedgers known;
    private final ApplicationEventPublisher publisher;

    LedgerTransaction(LedgerTable table, KnownLedgers known, ApplicationEventPublisher publisher) {
        this.table = table;
        this.known = known;
        this.publisher = publisher;
    }

    /** The case's ledger, locked for this transaction. */
    OpenLedger of(String caseKey) {
        Bound bound = bound();
        OpenLedger open = bound.open.get(caseKey);
        return open == null ? bound.opened(new OpenLedger(caseKey, read(caseKey, table.lock(caseKey)))) : open;
    }

    /** The same, and the row of the case list is written again from what the database has. */
    OpenLedger anew(String caseKey) {
        known.forget(caseKey);
        OpenLedger open = of(caseKey);
        open.rewrite();
        return open;
    }

    /**
     * The ledger of the case in which this one goes on, or of this one, locked for this transaction. A case that has gone
     * on elsewhere is not locked on the way: nothing changes that any more.
     */
    OpenLedger whereItGoesOn(String caseKey) {
        Bound bound = bound();
        OpenLedger here = bound.open.get(caseKey);
        if (here == null) {
            Optional<Long> version = table.lockUnlessItGoesOn(caseKey);
            if (version.isPresent()) {
                return bound.opened(new OpenLedger(caseKey, read(caseKey, version.get())));
            }
        }
        String next = here == null
                ? table.goesOnIn(caseKey).orElseThrow(() -> new CaseNotFoundException(caseKey))
                : here.file().goesOnIn();
        return next == null ? here : whereItGoesOn(next);
    }

    private KnownLedgers.Read read(String caseKey, long version) {
        return known.find(caseKey, version).orElseGet(() -> table.read(caseKey));
    }

    /** The case's ledger, if this transaction holds it. */
    Optional<OpenLedger> held(String caseKey) {
        return already().map(bound -> bound.open.get(caseKey));
    }

    /** The case's ledger, oldest first, read without a lock; in a transaction that holds it, with what that appended. */
    List<CaseEvent> events(String caseKey) {
        return held(caseKey).map(OpenLedger::events).orElseGet(() -> seen(caseKey)
                .events());
    }

    private KnownLedgers.Read seen(String caseKey) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return readUnlocked(caseKey);
        }
        // A plain look-up: reading another case on the way may come back here.
        Map<String, KnownLedgers.Read> seen = bound().seen;
        KnownLedgers.Read read = seen.get(caseKey);
        if (read == null) {
            read = readUnlocked(caseKey);
            seen.put(caseKey, read);
        }
        return read;
    }

    private KnownLedgers.Read readUnlocked(String caseKey) {
        Optional<KnownLedgers.Read> same = known.has(caseKey)
                ? table.version(caseKey).flatMap(version -> known.find(caseKey, version))
                : Optional.empty();
        return same.orElseGet(() -> {
            KnownLedgers.Read read = table.read(caseKey);
            if (!read.events().isEmpty()) {
                known.keep(caseKey, read);
            }
            return read;
        });
    }

    /** The erasable texts of all events, with those that this transaction appended. */
    CaseTexts texts(String caseKey) {
        CaseTexts stored =
                already().isEmpty() ? table.texts(caseKey) : bound().texts.computeIfAbsent(caseKey, table::texts);
        Optional<OpenLedger> open =
                held(caseKey).filter(ledger -> !ledger.appended().isEmpty());
        if (open.isEmpty()) {
            return stored;
        }
        Map<Integer, EventTexts> all = new HashMap<>(stored.bySeq());
        open.get().appended().forEach(one -> all.put(one.event().seq(), one.texts()));
        return new CaseTexts(all);
    }

    /** The erasable texts of one event. */
    EventTexts textsOf(String caseKey, int seq) {
        Optional<Bound> bound = already();
        if (bound.isEmpty()) {
            return table.textsOf(caseKey, seq);
        }
        CaseTexts all = bound.get().texts.get(caseKey);
        return held(caseKey).stream()
                .flatMap(open -> open.appended().stream())
                .filter(one -> one.event().seq() == seq)
                .map(OpenLedger.Appended::texts)
                .findFirst()
                .orElseGet(() -> all == null
                        ? bound.get()
                                .textsOfOne
                                .computeIfAbsent(caseKey + '#' + seq, key -> table.textsOf(caseKey, seq))
                        : all.of(seq));
    }

    private Optional<Bound> already() {
        return Optional.ofNullable((Bound) TransactionSynchronizationManager.getResource(this));
    }

    private Bound bound() {
        return already().orElseGet(() -> {
            Bound bound = new Bound();
            TransactionSynchronizationManager.bindResource(this, bound);
            TransactionSynchronizationManager.registerSynchronization(bound);
            return bound;
        });
    }

    /** What one transaction knows. */
    private final class Bound implements TransactionSynchronization {
        private final Map<String, OpenLedger> open = new LinkedHashMap<>();
        private final Map<String, KnownLedgers.Read> seen = new HashMap<>();
        private final Map<String, CaseTexts> texts = new HashMap<>();
        private final Map<String, EventTexts> textsOfOne = new HashMap<>();

        OpenLedger opened(OpenLedger ledger) {
            open.put(ledger.caseKey(), ledger);
            return ledger;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            for (int round = 0; publishNext(); round++) {
                if (round == MOST_ROUNDS) {
                    throw new IllegalStateException("The ledgers of " + open.keySet() + " do not come to rest.");
                }
            }
            open.values().stream()
                    .filter(OpenLedger::changesTheRow)
                    .forEach(
                            ledger -> ledger.written(table.write(ledger.file(), ledger.appended(), ledger.deadline())));
        }

        private boolean publishNext() {
            for (OpenLedger ledger : List.copyOf(open.values())) {
                Optional<LedgerChanged> news = ledger.news();
                if (news.isPresent()) {
                    publisher.publishEvent(news.get());
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
            // Another transaction ran meanwhile on this thread, and what it committed is to be seen.
            seen.clear();
            texts.clear();
            textsOfOne.clear();
            TransactionSynchronizationManager.bindResource(LedgerTransaction.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(LedgerTransaction.this);
            if (status == STATUS_COMMITTED) {
                open.values().forEach(ledger -> known.keep(ledger.caseKey(), ledger.asRead()));
            }
        }
    }
}
