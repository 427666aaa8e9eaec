package io.tierline.engine.lookups;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * Answers of the database that hold for some seconds. A change on this node drops them at once, one on another node is
 * seen when they are over.
 */
final class ShortMemory<K, V> {

    private static final int MOST = 10_000;

    private final Map<K, Answer<V>> answers = new ConcurrentHashMap<>();
    private final Duration span;
    private final LongSupplier nanoseconds;

    /** @param span as long as a change on another node may take to be seen here */
    ShortMemory(Duration span) {
        this(span, System::nanoTime);
    }

    /** @param nanoseconds a clock that only goes on */
    ShortMemory(Duration span, LongSupplier nanoseconds) {
        this.span = span;
        this.nanoseconds = nanoseconds;
    }

    private record Answer<V>(V value, long until) {}

    /** @param ask what to ask the database when it is not known; a null answer is asked for again each time */
    V get(K key, Supplier<V> ask) {
        long now = nanoseconds.getAsLong();
        Answer<V> known = answers.get(key);
        if (known != null && now - known.until() < 0) {
            return known.value();
        }
        V value = ask.get();
        if (value == null) {
            answers.remove(key);
            return null;
        }
        if (answers.size() >= MOST) {
            answers.clear();
        }
        // From before the question: a change meanwhile is seen no later for it.
        answers.put(key, new Answer<>(value, now + span.toNanos()));
        return value;
    }

    /** What is known, without asking; null for nothing. */
    V peek(K key) {
        Answer<V> known = answers.get(key);
        return known == null ? null : known.value();
    }

    /** Once the running command is committed: until then another one would learn the old answer again. */
    void clearAtCommit() {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, committed -> clear());
    }

    void clear() {
        answers.clear();
    }
}
