package io.tierline.agreement;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the case files with the engine's own tables: two statements over all open cases, or over one. What is in the
 * tables is all that it looks at, so it finds what was done behind Tierline's back.
 */
@Component
class Comparison {

    private static final String OPEN = "f.state not in ('closed', 'withdrawn')";

    /** Every process of cases, and whether it stands at a place where something can happen that moves it on. */
    private static final String TREES =
            """
            with place as (select * from unnest(?::text[], ?::text[]) as place (def, act)),
            tree as materialized (
                select i.id_ as id, i.business_key_ as subject, i.super_exec_ as super, i.proc_def_id_ as def, d.key_ as key,
                    i.root_proc_inst_id_ as root
                from act_ru_execution i join act_re_procdef d on d.id_ = i.proc_def_id_
                where i.parent_id_ is null and d.key_ = any (?::text[]) %s),
            waits as materialized (
                select t.proc_inst_id_ as id from tree
                    join act_ru_task t on t.proc_inst_id_ = tree.id
                    join place on place.def = tree.def and place.act = t.task_def_key_
                union
                select j.process_instance_id_ from tree
                    join act_ru_job j on j.process_instance_id_ = tree.id
                    join act_ru_jobdef d on d.id_ = j.job_def_id_
                    join place on place.def = tree.def and place.act = d.act_id_
                union
                select s.proc_inst_id_ from tree
                    join act_ru_event_subscr s on s.proc_inst_id_ = tree.id
                    join place on place.def = tree.def and place.act = s.activity_id_),
            level as (
                select tree.id, e.proc_inst_id_ as main, waits.id is not null as works, v.text_ as tier
                from tree
                    join act_ru_execution e on e.id_ = tree.super
                    join place on place.def = e.proc_def_id_ and place.act = e.act_id_
                    left join waits on waits.id = tree.id
                    left join act_ru_variable v on v.execution_id_ = tree.id and v.name_ = 'tier'
                where tree.key = any (?::text[])),
            main as (
                select tree.id, tree.subject, tree.def, bool_or(waits.id is not null or coalesce(level.works, false)) as works,
                    bool_or(level.id is not null) as at_level, max(coalesce(level.tier, '')) as tier
                from tree left join waits on waits.id = tree.id left join level on level.main = tree.id
                where tree.key = 'escalation' group by 1, 2, 3),
            halted as (
                select tree.root as id from tree
                    join act_ru_execution e on e.proc_inst_id_ = tree.id and e.suspension_state_ <> 1
                union
                select tree.root from tree
                    join act_ru_job j on j.process_instance_id_ = tree.id and j.suspension_state_ <> 1),
            updates as (select distinct subject from tree where key = 'customer-updates'),
            failed as (
                select distinct tree.root as id from tree
                    join act_ru_job j on j.process_instance_id_ = tree.id and j.retries_ = 0)
            """;

    private static final String OF_CASES =
            """
            select seen.* from (
                select f.case_key, m.id,
                    array_remove(array[
                        case when m.id is null then 'no-process' end,
                        case when count(m.id) over (partition by f.case_key) > 1 then 'several-processes' end,
                        case when not m.works and m.at_level then 'no-work-task' end,
                        case when not m.works and not m.at_level then 'cannot-go-on' end,
                        case when m.works and (f.held <> m.at_level or f.held and f.tier <> m.tier)
                            then 'another-level' end,
                        case when halted.id is not null then 'suspended' end,
                        case when failed.id is not null then 'failed-step' end,
                        case when f.manager_awaited and m.def = any (?::text[]) and not exists (
                                select 1 from act_ru_task where proc_inst_id_ = m.id and task_def_key_ = 'look-into-case')
                            then 'no-manager-task' end,
                        case when f.next_deadline_clock = 'next-update' and m.def = any (?::text[]) and updates.subject is null
                            then 'no-updates' end
                    ], null) as kinds
                from case_file f
                    left join main m on m.subject = f.case_key
                    left join halted on halted.id = m.id
                    left join failed on failed.id = m.id
                    left join updates on updates.subject = f.case_key
                where %s %s) seen
            where cardinality(kinds) > 0 order by case_key,
                (select h.start_time_ from act_hi_procinst h where h.id_ = seen.id) nulls last, id""";

    private static final String OF_PROCESSES =
            """
            select tree.id, tree.subject, f.case_key,
                case when tree.key <> 'escalation' then 'orphan' when f.case_key is not null then 'case-ended'
                    when tree.subject is null and waits.id is not null then 'not-opened' else 'no-case' end as kind
            from tree left join case_file f on f.case_key = tree.subject left join waits on waits.id = tree.id
            where tree.super is null and (
                tree.key = any (?::text[])
                or tree.key = 'escalation' and (f.case_key is null or not (%s))
                    -- Entered by hand: the case is about to be opened.
                    and not (tree.subject is null and waits.id is not null and not exists (
                        select 1 from failed where failed.id = tree.id)))
            order by tree.id""";

    /**
     * The planner cannot know how many rows the parts of the statement above have. It would take them for few, and compare
     * each of 50,000 cases with each of 50,000 processes.
     */
    private static final String ALL_AT_ONCE = "set local enable_nestloop = off";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ModelsInUse models;

    Comparison(JdbcTemplate jdbc, PlatformTransactionManager transactions, ModelsInUse models) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.models = models;
    }

    /** All that does not agree at this moment; cases on their way from one step to the next may be among it. */
    List<Finding> all() {
        return transaction.execute(status -> {
            jdbc.execute(ALL_AT_ONCE);
            return compare(null);
        });
    }

    /** What does not agree about one case, or one process that has no case; empty when nothing is wrong. */
    Optional<Finding> of(String subject) {
        return compare(subject).stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst();
    }

    private List<Finding> compare(String subject) {
        ModelsInUse.Columns columns = models.columns();
        Map<String, Collected> found = new LinkedHashMap<>();
        String trees = TREES.formatted(subject == null ? "" : "and (i.business_key_ = ? or i.id_ = ?)");
        jdbc.query(
                connection -> {
                    Parameters fill = new Parameters(
                            connection, trees + OF_CASES.formatted(OPEN, subject == null ? "" : "and f.case_key = ?"));
                    fill.trees(columns, subject).texts(columns.managed()).texts(columns.promising());
                    return subject == null ? fill.statement : fill.text(subject).statement;
                },
                row -> {
                    collected(found, row.getString("case_key"), row.getString("case_key"))
                            .main(row);
                });
        jdbc.query(
                connection -> new Parameters(connection, trees + OF_PROCESSES.formatted(OPEN))
                        .trees(columns, subject)
                        .texts(columns.called())
                        .statement,
                row -> {
                    String key = row.getString("case_key");
                    collected(found, key == null ? row.getString("id") : key, key)
                            .stray(row);
                });
        return found.values().stream().map(Collected::finding).toList();
    }

    private static Collected collected(Map<String, Collected> found, String subject, String caseKey) {
        return found.computeIfAbsent(subject, one -> new Collected(subject, caseKey));
    }

    /** The rows about one subject. */
    private static final class Collected {
        private final String subject;
        private final String caseKey;
        private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        private final List<Finding.Main> mains = new ArrayList<>();
        private final List<String> strays = new ArrayList<>();

        Collected(String subject, String caseKey) {
            this.subject = subject;
            this.caseKey = caseKey;
        }

        void main(ResultSet row) throws SQLException {
            Set<Kind> its = EnumSet.noneOf(Kind.class);
            for (String kind : (String[]) row.getArray("kinds").getArray()) {
                its.add(Kind.of(kind));
            }
            kinds.addAll(its);
            if (row.getString("id") != null) {
                mains.add(new Finding.Main(row.getString("id"), its));
            }
        }

        void stray(ResultSet row) throws SQLException {
            kinds.add(Kind.of(row.getString("kind")));
            strays.add(row.getString("id"));
        }

        Finding finding() {
            return new Finding(subject, caseKey, kinds, List.copyOf(mains), List.copyOf(strays));
        }
    }

    /** Fills in a statement's parameters, one after the other. */
    private static final class Parameters {
        private final Connection connection;
        private final PreparedStatement statement;
        private int next = 1;

        Parameters(Connection connection, String sql) throws SQLException {
            this.connection = connection;
            this.statement = connection.prepareStatement(sql);
        }

        Parameters trees(ModelsInUse.Columns columns, String subject) throws SQLException {
            texts(columns.definitions()).texts(columns.activities()).texts(columns.processes());
            if (subject != null) {
                text(subject).text(subject);
            }
            return texts(columns.levels());
        }

        Parameters texts(String[] values) throws SQLException {
            Array array = connection.createArrayOf("text", values);
            statement.setArray(next++, array);
            return this;
        }

        Parameters text(String value) throws SQLException {
            statement.setString(next++, value);
            return this;
        }
    }
}
