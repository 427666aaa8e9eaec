package io.tierline.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the desk stands, in check sums: each case by itself, and what belongs to administrators and process owners. */
final class DeskState {

    /** What is not of any case: processes, tasks and batches by themselves. */
    static final String NO_CASE = "(no case)";

    private static final String CASES =
            """
            with instance as (
              select id_, coalesce(business_key_, '(no case)') as k from act_ru_execution where parent_id_ is null),
            line as (
              select case_key as k, 'event ' || t::text as x from case_event t
              union all select case_key, 'file ' || t::text from case_file t
              union all select k, 'execution ' || t::text from act_ru_execution t join instance i on i.id_ = t.proc_inst_id_
              union all select k, 'task ' || t::text from act_ru_task t join instance i on i.id_ = t.proc_inst_id_
              union all select k, 'variable ' || t::text from act_ru_variable t join instance i on i.id_ = t.proc_inst_id_
              union all select k, 'job ' || t::text from act_ru_job t join instance i on i.id_ = t.process_instance_id_
              union all select k, 'event ' || t::text from act_ru_event_subscr t join instance i on i.id_ = t.proc_inst_id_
              union all select k, 'incident ' || t::text from act_ru_incident t join instance i on i.id_ = t.proc_inst_id_
              union all select k, 'link ' || l::text from act_ru_identitylink l
                join act_ru_task t on t.id_ = l.task_id_ join instance i on i.id_ = t.proc_inst_id_
              union all select '(no case)', 'task ' || t::text from act_ru_task t where t.proc_inst_id_ is null
              union all select '(no case)', 'batch ' || t::text from act_ru_batch t
              union all select '(no case)', 'attachment ' || t::text from act_hi_attachment t
              union all select '(no case)', 'comment ' || t::text from act_hi_comment t)
            select k, md5(string_agg(x, chr(10) order by x)) as sum from line group by k""";

    /** Rights on single tasks come and go with the tasks; a person's own name and password are their own. */
    private static final Map<String, String> RULES = Map.of(
            "users", "select id_ from act_id_user",
            "groups", "select t::text from act_id_group t",
            "memberships", "select t::text from act_id_membership t",
            "authorizations", "select t::text from act_ru_authorization t where resource_type_ <> 7",
            "tenants", "select t::text from act_id_tenant t",
            "deployments", "select t::text from act_re_deployment t",
            "process definitions", "select t::text from act_re_procdef t",
            "decisions", "select t::text from act_re_decision_def t",
            "job definitions", "select t::text from act_ru_jobdef t",
            "filters", "select t::text from act_ru_filter t");

    private final Map<String, String> sums;

    private DeskState(Map<String, String> sums) {
        this.sums = sums;
    }

    static DeskState ofCases(JdbcClient jdbc) {
        Map<String, String> sums = new TreeMap<>();
        jdbc.sql(CASES)
                .query((row, i) -> sums.put(row.getString(1), row.getString(2)))
                .list();
        return new DeskState(sums);
    }

    static DeskState ofRules(JdbcClient jdbc) {
        Map<String, String> sums = new LinkedHashMap<>();
        RULES.forEach((name, sql) -> sums.put(
                name,
                jdbc.sql("select coalesce(md5(string_agg(x, chr(10) order by x)), '') from (" + sql + ") as t(x)")
                        .query(String.class)
                        .single()));
        return new DeskState(sums);
    }

    /** What of it stands otherwise afterwards. What is new is somebody's own. */
    Set<String> changed(DeskState after) {
        Set<String> changed = new TreeSet<>();
        sums.forEach((name, sum) -> {
            if (!sum.equals(after.sums.get(name))) {
                changed.add(name);
            }
        });
        if (!sums.containsKey(NO_CASE) && after.sums.containsKey(NO_CASE)) {
            changed.add(NO_CASE);
        }
        return changed;
    }

    /** The cases whose tasks the person may work on: those that are theirs. */
    static Set<String> casesOf(JdbcClient jdbc, String user) {
        List<String> keys = jdbc.sql(
                        """
                        select e.business_key_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        where e.business_key_ is not null and (t.assignee_ = :user or exists (
                          select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and (l.user_id_ = :user or l.group_id_ in
                            (select group_id_ from act_id_membership where user_id_ = :user))))""")
                .param("user", user)
                .query(String.class)
                .list();
        return new TreeSet<>(keys);
    }
}
