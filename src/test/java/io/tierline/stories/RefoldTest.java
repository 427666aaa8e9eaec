package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.Refold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that is folded can be made again from the ledgers, while the desk runs. */
class RefoldTest extends TierlineTest {

    @Autowired
    private Refold refold;

    @Autowired
    private JdbcClient jdbc;

    private String first;
    private String second;

    @BeforeEach
    void twoCasesAtWork() {
        first = desk.receive();
        desk.pass(Duration.ofMinutes(20));
        desk.completes("tina", first, "work-on-case", Work.escalate());
        second = desk.receive(Desk.ticket());
        desk.claims("tina", second, "work-on-case");
    }

    @Test
    void what_was_lost_or_changed_is_there_again() {
        List<Map<String, Object>> before = folds();
        jdbc.sql("update case_file set state = 'closed', tier = null, owner = 'x', next_deadline = null,"
                        + " next_deadline_clock = null, at_risk_from = null, hops = 9")
                .update();
        jdbc.sql("delete from case_fact").update();
        jdbc.sql("update act_ru_job set duedate_ = now() where handler_type_ = 'timer-transition'")
                .update();
        assertThat(folds()).isNotEqualTo(before);

        refold.ask("A test");
        while (refold.next()) {
            // The next batch.
        }

        assertThat(folds()).isEqualTo(before);
        assertThat(refold.progress())
                .extracting(Refold.Progress::done, Refold.Progress::failed, Refold.Progress::isFinished)
                .containsExactly(2, 0, true);
    }

    @Test
    void a_run_that_was_stopped_goes_on_where_it_was() {
        List<Map<String, Object>> before = folds();
        jdbc.sql("delete from case_fact").update();
        refold.ask("A test");
        jdbc.sql("update refold set last_key = ?, done = 1").param(first).update();

        assertThat(refold.next()).isFalse();

        assertThat(jdbc.sql("select case_key from case_fact")
                        .query(String.class)
                        .list())
                .containsExactly(second);
        assertThat(refold.progress().done()).isEqualTo(2);
        assertThat(before).isNotEmpty();
    }

    @Test
    void a_ledger_that_cannot_be_folded_is_counted_and_the_others_are_done() {
        jdbc.sql("delete from case_fact").update();
        jdbc.sql("alter table case_event disable trigger user").update();
        jdbc.sql("update case_event set type = 'unknown' where case_key = ? and seq = 1")
                .param(first)
                .update();
        jdbc.sql("alter table case_event enable trigger user").update();

        refold.ask("A test");
        assertThat(refold.next()).isFalse();

        assertThat(refold.progress())
                .extracting(Refold.Progress::done, Refold.Progress::failed, Refold.Progress::isFinished)
                .containsExactly(1, 1, true);
        assertThat(jdbc.sql("select case_key from case_fact")
                        .query(String.class)
                        .list())
                .containsExactly(second);
    }

    private List<Map<String, Object>> folds() {
        return jdbc.sql(
                        """
                select (to_jsonb(f) - 'version')::text as row from case_file f
                union all select to_jsonb(f)::text from case_fact f
                union all select j.handler_cfg_ || ' ' || j.duedate_ from act_ru_job j
                    where j.handler_type_ = 'timer-transition' and j.duedate_ is not null
                order by 1""")
                .query()
                .listOfRows();
    }
}
