package io.tierline.process.timers;

import io.tierline.cases.Ledger;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The job that sets the deadlines of all cases that run again, after a calendar was published: in the order of their keys,
 * some at a time, each time by a job of its own. It writes no verdict, and doing it twice changes nothing.
 */
@Component
class MovedDeadlines implements JobHandler<MovedDeadlines.After> {

    static final String TYPE = "tierline-moved-deadlines";

    /** It holds the locks of so many cases at once. */
    private static final int CASES_AT_ONCE = 20;

    /** By then every node knows the calendar, and none sets a deadline back. */
    private static final Duration WAIT = CalendarsInForce.LOOK_AGAIN.plusSeconds(5);

    private final JdbcClient jdbc;
    private final ObjectProvider<Ledger> ledger;
    private final ObjectProvider<CaseTime> time;

    MovedDeadlines(JdbcClient jdbc, ObjectProvider<Ledger> ledger, ObjectProvider<CaseTime> time) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.time = time;
    }

    /** @param caseKey the last case that is done, or empty */
    record After(String caseKey) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return caseKey;
        }
    }

    static void schedule(CommandContext context) {
        send(context, new After(""), WAIT);
    }

    private static void send(CommandContext context, After after, Duration wait) {
        MessageEntity job = new MessageEntity();
        job.setJobHandlerType(TYPE);
        job.setJobHandlerConfiguration(after);
        job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(wait)));
        context.getJobManager().send(job);
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(After after, ExecutionEntity none, CommandContext context, String tenant) {
        List<String> keys = running(after.caseKey());
        keys.forEach(key -> time.getObject().set(ledger.getObject().hold(key)));
        if (keys.size() == CASES_AT_ONCE) {
            send(context, new After(keys.get(keys.size() - 1)), Duration.ZERO);
        }
    }

    private List<String> running(String after) {
        return jdbc.sql(
                        """
                        select case_key from case_file where case_key > ?
                            and exists (select 1 from act_ru_execution where business_key_ = case_key)
                        order by case_key limit ?""")
                .params(after, CASES_AT_ONCE)
                .query(String.class)
                .list();
    }

    @Override
    public After newConfiguration(String caseKey) {
        return new After(caseKey == null ? "" : caseKey);
    }

    @Override
    public void onDelete(After after, JobEntity job) {
        // Nothing hangs on it.
    }
}
