package io.tierline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TestClock;
import io.tierline.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The history is written with the transaction that it tells of, or not at all. */
class HistoryTransactionTest {

    private static final Element WORK = new Element("ESC-2026-000001", "work-at-tier", 1, "work-on-case");

    private final TestClock clock = new TestClock();
    private TestDatabase database;
    private TransactionTemplate transaction;
    private TransactionTemplate ofItsOwn;
    private PassedElements elements;
    private DecisionAnswers answers;

    @BeforeEach
    void emptyHistory() {
        clock.set(TestClock.WEDNESDAY_0900);
        database = TestDatabase.fresh();
        HistoryTable table = new HistoryTable(database.jdbc());
        HistoryTransaction history = new HistoryTransaction(table);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(database.dataSource());
        transactions.setTransactionExecutionListeners(List.of(history));
        transaction = new TransactionTemplate(transactions);
        ofItsOwn = new TransactionTemplate(transactions);
        ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        elements = new PassedElements(history, clock);
        answers = new DecisionAnswers(history, table);
    }

    @Test
    void a_stay_within_one_transaction_is_one_row_that_is_whole() {
        transaction.executeWithoutResult(status -> {
            elements.entered("a", WORK);
            clock.advance(Duration.ofSeconds(1));
            elements.left("a", WORK, true);
        });
        assertThat(rows()).containsExactly("work-on-case 09:00:00 09:00:01 cancelled");
    }

    @Test
    void a_stay_that_waits_gets_its_end_later() {
        transaction.executeWithoutResult(status -> elements.entered("a", WORK));
        assertThat(rows()).containsExactly("work-on-case 09:00:00 -");
        clock.advance(Duration.ofMinutes(5));
        transaction.executeWithoutResult(status -> elements.left("a", WORK, false));
        assertThat(rows()).containsExactly("work-on-case 09:00:00 09:05:00");
    }

    /** Cases that are open during an upgrade. */
    @Test
    void the_end_of_a_stay_that_was_never_begun_is_passed_over() {
        transaction.executeWithoutResult(status -> elements.left("a", WORK, false));
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_clock_that_is_set_back_ends_no_stay_before_it_began() {
        transaction.executeWithoutResult(status -> elements.entered("a", WORK));
        clock.set(TestClock.WEDNESDAY_0900.minusSeconds(5));
        transaction.executeWithoutResult(status -> {
            elements.left("a", WORK, false);
            elements.entered("b", WORK);
            clock.set(TestClock.WEDNESDAY_0900.minusSeconds(9));
            elements.left("b", WORK, false);
        });
        assertThat(rows()).containsExactly("work-on-case 09:00:00 09:00:00", "work-on-case 08:59:55 08:59:55");
    }

    @Test
    void what_is_rolled_back_leaves_nothing_and_the_next_transaction_begins_anew() {
        transaction.executeWithoutResult(status -> {
            elements.entered("a", WORK);
            answers.record(answer("next-level"));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> elements.entered("b", WORK));
        assertThat(rows()).hasSize(1);
        assertThat(answers.of("ESC-2026-000001")).isEmpty();
    }

    @Test
    void a_transaction_inside_another_one_tells_of_itself_alone() {
        transaction.executeWithoutResult(outer -> {
            answers.record(answer("outer"));
            ofItsOwn.executeWithoutResult(inner -> answers.record(answer("inner")));
            assertThat(answers.of("ESC-2026-000001"))
                    .extracting(DecisionAnswer::decision)
                    .containsExactly("inner");
            outer.setRollbackOnly();
        });
        assertThat(answers.of("ESC-2026-000001"))
                .extracting(DecisionAnswer::decision)
                .containsExactly("inner");
    }

    /** The ledger wakes processes right before the commit. */
    @Test
    void what_happens_at_the_commit_itself_is_told_too() {
        transaction.executeWithoutResult(
                status -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        elements.entered("a", WORK);
                    }
                }));
        assertThat(rows()).hasSize(1);
        transaction.executeWithoutResult(status -> elements.entered("b", WORK));
        assertThat(rows()).hasSize(2);
    }

    @Test
    void an_answer_is_read_as_it_was_recorded() {
        DecisionAnswer recorded = answer("next-level");
        transaction.executeWithoutResult(status -> answers.record(recorded));
        assertThat(answers.of("ESC-2026-000001")).containsExactly(recorded);
    }

    @Test
    void an_answer_that_cannot_be_written_fails_its_transaction() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    answers.record(answer(""));
                    elements.entered("a", WORK);
                }))
                .hasMessageContaining("decision_answer");
        assertThat(rows()).isEmpty();
    }

    private DecisionAnswer answer(String decision) {
        return new DecisionAnswer(
                "ESC-2026-000001",
                decision,
                3,
                List.of("rule-1", "rule-2"),
                Map.of("Plan", "enterprise", "Criteria that hold", 4),
                List.of(Map.of("level", "tier2"), Map.of("level", "tier1")),
                clock.instant(),
                "escalation/decide-level");
    }

    private List<String> rows() {
        return database.jdbc()
                .sql(
                        """
                        select element || to_char(entered_at at time zone 'UTC', ' HH24:MI:SS')
                            || coalesce(to_char(left_at at time zone 'UTC', ' HH24:MI:SS'), ' -')
                            || case when cancelled then ' cancelled' else '' end
                        from element_passed order by id""")
                .query(String.class)
                .list();
    }
}
