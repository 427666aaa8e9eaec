package io.tierline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Our indexes on the engine's tables: what is asked for is found by one, and a column that is empty has no entries. */
class EngineIndexesTest extends TierlineTest {

    @Autowired
    private EngineIndexes indexes;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void an_index_on_a_column_that_is_mostly_empty_has_entries_for_what_is_there_alone() {
        assertThat(partial(
                        "act_idx_exe_super", "act_idx_variable_task_id", "act_idx_job_exception", "act_idx_task_owner"))
                .containsOnly(true);
    }

    @Test
    void no_index_is_on_the_tenant_of_every_row() {
        assertThat(jdbc.queryForList(
                        """
                        select indexname from pg_indexes
                        where tablename in ('act_ru_execution', 'act_ru_variable', 'act_ru_job', 'act_ru_task',
                                'act_ru_event_subscr', 'act_hi_procinst', 'act_hi_taskinst')
                          and indexdef like '%tenant_id_)%' and indexdef not like '%WHERE%'""",
                        String.class))
                .isEmpty();
    }

    @Test
    void the_next_start_leaves_them_as_they_are() throws IOException {
        List<Long> before = ids();
        indexes.afterPropertiesSet();
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void a_question_for_one_value_still_finds_it_by_its_index() {
        jdbc.execute("set enable_seqscan = off");
        try {
            assertThat(String.join(
                            "\n",
                            jdbc.queryForList(
                                    "explain select * from act_ru_variable where bytearray_id_ = 'x'", String.class)))
                    .contains("act_idx_var_bytearray");
        } finally {
            jdbc.execute("reset enable_seqscan");
        }
    }

    private List<Boolean> partial(String... names) {
        return List.of(names).stream()
                .map(name -> jdbc.queryForObject(
                        "select indpred is not null from pg_index where indexrelid = to_regclass(?)",
                        Boolean.class,
                        name))
                .toList();
    }

    private List<Long> ids() {
        return jdbc.queryForList(
                "select indexrelid::bigint from pg_index join pg_class on pg_class.oid = indrelid"
                        + " where relname like 'act_%' order by 1",
                Long.class);
    }
}
