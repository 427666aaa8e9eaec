package io.tierline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.engine.CaseBusyException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;

class RetryingTransactionTest {

    private final PlatformTransactionManager transactions = Mockito.mock(PlatformTransactionManager.class);
    private final RetryingTransaction retryingTransaction = new RetryingTransaction(transactions);
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void a_lost_race_is_run_again_in_a_transaction_of_its_own() {
        String done = retryingTransaction.run(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new CannotAcquireLockException("deadlock");
            }
            return "done";
        });

        assertThat(done).isEqualTo("done");
        Mockito.verify(transactions, Mockito.times(3)).getTransaction(Mockito.any());
        Mockito.verify(transactions, Mockito.times(2)).rollback(Mockito.any());
        Mockito.verify(transactions).commit(Mockito.any());
    }

    @Test
    void who_loses_each_race_is_told_to_come_back() {
        assertThatThrownBy(() -> retryingTransaction.run(() -> {
                    attempts.incrementAndGet();
                    throw new CannotAcquireLockException("deadlock");
                }))
                .isInstanceOf(CaseBusyException.class);
        assertThat(attempts).hasValue(5);
    }

    @Test
    void anything_else_is_not_run_again() {
        assertThatThrownBy(() -> retryingTransaction.run(() -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("wrong");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(attempts).hasValue(1);
    }
}
