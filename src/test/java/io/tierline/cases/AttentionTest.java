package io.tierline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseList.Filter;
import io.tierline.cases.CaseList.Order;
import io.tierline.cases.CaseList.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Which cases burn, why, and in which order: the rule, as a table. Instants are minutes from now. */
class AttentionTest extends TierlineTest {

    @Autowired
    private CaseList list;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            # what it is                          | state    | target | promise | at risk | columns                                 | reasons
            no one has it yet                     | open     | 60     | -       | 45      | -                                       | -
            no clock runs                         | open     | -      | -       | -       | -                                       | -
            a deadline has passed                 | open     | -1     | -       | -20     | -                                       | overdue
            it is due in this instant             | open     | 0      | -       | -20     | -                                       | overdue
            the share of the policy has gone by   | open     | 5      | -       | -1      | -                                       | at-risk
            a promised update is not written      | open     | 60     | -1      | -10     | -                                       | promise
            both                                  | open     | -5     | -1      | -10     | -                                       | overdue, promise
            all contacts were asked in vain       | open     | 60     | -       | 45      | nobody_reachable = true                 | nobody
            a manager has to decide               | open     | 60     | -       | 45      | manager_awaited = true                  | manager
            the customer wrote once               | open     | 60     | -       | 45      | unanswered = 1                          | -
            the customer wrote again              | open     | 60     | -       | 45      | unanswered = 2                          | customer
            thanks and thanks again               | resolved | -      | -       | -       | unanswered = 2                          | -
            handed back once                      | open     | 60     | -       | 45      | handed_back = 1                         | -
            handed back twice                     | open     | 60     | -       | 45      | handed_back = 2                         | ping-pong
            acknowledged too late                 | open     | 60     | -       | 45      | acknowledged_late = true                | late
            late once, and waits for the customer | waiting  | -      | -       | -       | acknowledged_late = true                | -
            breached once, and done since         | open     | 60     | -       | 45      | breached = true                         | -
            it waits, and its time runs           | waiting  | -1     | -       | -20     | -                                       | overdue
            it has ended                          | closed   | -1     | -1      | -20     | manager_awaited = true, handed_back = 3 | -
            """)
    void a_case_burns_for_these_reasons(
            String what,
            String state,
            Integer target,
            Integer promise,
            Integer atRisk,
            String columns,
            String reasons) {
        inTransaction(() -> {
            insert("ESC-2026-000900", state, target, promise, atRisk, columns);
            assertThat(rows(Filter.all())).singleElement().satisfies(row -> assertThat(
                            String.join(", ", row.attention()))
                    .isEqualTo(reasons == null ? "" : reasons));
            assertThat(rows(with(List.of(Attention.values()))))
                    .as("on the list of what burns")
                    .hasSize(reasons == null ? 0 : 1);
        });
    }

    @Test
    void the_first_reason_ranks_then_value_then_priority_then_the_deadline() {
        List<String> expected = new ArrayList<>();
        inTransaction(() -> {
            expected.add(insert("ESC-2026-000909", "open", -1, null, -9, null));
            expected.add(insert("ESC-2026-000908", "open", 9, null, -9, null));
            expected.add(insert("ESC-2026-000907", "open", 60, -1, -9, null));
            expected.add(insert("ESC-2026-000906", "open", 60, null, 45, "nobody_reachable = true"));
            expected.add(insert("ESC-2026-000905", "open", 60, null, 45, "manager_awaited = true"));
            expected.add(insert("ESC-2026-000904", "open", 60, null, 45, "unanswered = 3, customer_value = 96000"));
            expected.add(insert("ESC-2026-000903", "open", 60, null, 45, "unanswered = 3, customer_value = 41000"));
            expected.add(insert("ESC-2026-000902", "open", 60, null, 45, "unanswered = 3, priority = 'P1'"));
            expected.add(insert("ESC-2026-000901", "open", 50, null, 45, "unanswered = 3"));
            expected.add(insert("ESC-2026-000900", "open", 60, null, 45, "unanswered = 3"));
            expected.add(insert("ESC-2026-000912", "open", 60, null, 45, "handed_back = 2"));
            expected.add(insert("ESC-2026-000911", "open", 60, null, 45, "acknowledged_late = true"));
            expected.add(insert("ESC-2026-000910", "open", 60, null, 45, "customer_value = 500000"));
            assertThat(rows(with(List.of()))).extracting(Row::key).containsExactlyElementsOf(expected);
            assertThat(list.burning(List.of()))
                    .containsEntry(Attention.CUSTOMER, 5L)
                    .containsEntry(null, 1L)
                    .hasSize(9);
            assertThat(list.burning(List.of("engineering"))).isEmpty();
        });
    }

    @Test
    void the_mark_changes_with_a_case_and_with_time() {
        inTransaction(() -> {
            insert("ESC-2026-000900", "open", 60, null, 45, null);
            String before = list.mark();
            assertThat(list.mark()).isEqualTo(before);
            clock.advance(java.time.Duration.ofMinutes(46));
            String atRisk = list.mark();
            assertThat(atRisk).isNotEqualTo(before);
            jdbc.sql("update case_file set version = version + 1").update();
            assertThat(list.mark()).isNotEqualTo(atRisk);
        });
    }

    private static Filter with(List<Attention> attention) {
        return new Filter(
                List.of("open", "waiting", "resolved"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                attention,
                Order.ATTENTION,
                null);
    }

    private List<Row> rows(Filter filter) {
        return list.find(filter, 0, null, 50).rows();
    }

    /** In a transaction that leaves nothing. */
    private void inTransaction(Runnable work) {
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            work.run();
        });
    }

    private String insert(String key, String state, Integer target, Integer promise, Integer atRisk, String columns) {
        Map<String, Object> row = new java.util.HashMap<>();
        row.put("key", key);
        row.put("state", state);
        row.put("target", at(target));
        row.put("promise", at(promise));
        row.put("atRisk", at(atRisk));
        jdbc.sql(
                        """
                        insert into case_file (case_key, source, external_id, opened_at, state, tier, team, priority, category,
                            customer, updated_at, target_due, promise_due, next_deadline, next_deadline_clock, at_risk_from)
                        select :key, 'table', :key, now(), :state, 'tier1', 'tier1', 'P2', 'other', 'acme', now(), target, promise,
                            least(target, promise), case when least(target, promise) is null then null else 'resolution' end,
                            :atRisk::timestamptz
                        from (values (:target::timestamptz, :promise::timestamptz)) as due(target, promise)""")
                .params(row)
                .update();
        if (columns != null) {
            jdbc.sql("update case_file set " + columns + " where case_key = :key")
                    .param("key", key)
                    .update();
        }
        return key;
    }

    private String at(Integer minutes) {
        return minutes == null
                ? null
                : clock.instant().plusSeconds(60L * minutes).toString();
    }
}
