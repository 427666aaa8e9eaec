package io.tierline.process.timers;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All open timers and tasks of a case, by one statement. The engine's own queries take three, and would make an entity of
 * each row, most of which stay as they are.
 */
@Component
class TimedRows {

    private final JdbcClient jdbc;

    TimedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param isTimer or a task
     * @param element the definition of the timer's job, or the task's element in the model
     * @param due null for a task without a deadline
     * @param priority of a task
     * @param assignee of a task; null for none
     * @param followUp when a task comes back that was set aside; null for one that was not
     */
    record Row(
            boolean isTimer, String id, String element, Instant due, int priority, String assignee, Instant followUp) {}

    /** Of what the running transaction has written so far. */
    List<Row> of(String caseKey) {
        return jdbc.sql(
                        """
                        select true as timer, job.id_ as id, job.job_def_id_ as element, job.duedate_ as due, 0 as priority,
                            null as assignee, null::timestamp as follow_up
                        from act_ru_execution process join act_ru_job job on job.process_instance_id_ = process.id_
                        where process.business_key_ = :case and process.parent_id_ is null and job.type_ = 'timer'
                        union all
                        select false, task.id_, task.proc_def_id_ || ' ' || task.task_def_key_, task.due_date_, task.priority_,
                            task.assignee_, task.follow_up_date_
                        from act_ru_execution process join act_ru_task task on task.proc_inst_id_ = process.id_
                        where process.business_key_ = :case and process.parent_id_ is null""")
                .param("case", caseKey)
                .query((row, i) -> new Row(
                        row.getBoolean("timer"),
                        row.getString("id"),
                        row.getString("element"),
                        instant(row.getTimestamp("due")),
                        row.getInt("priority"),
                        row.getString("assignee"),
                        instant(row.getTimestamp("follow_up"))))
                .list();
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
