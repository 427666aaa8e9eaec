package io.tierline.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What really exists at the desk, by the engine's word for it: an outsider may know it all. */
final class KnownIds {

    private static final Map<String, String> WHERE = Map.ofEntries(
            Map.entry("task", "select id_ from act_ru_task"),
            Map.entry("process-instance", "select id_ from act_ru_execution where parent_id_ is null"),
            Map.entry("execution", "select id_ from act_ru_execution"),
            Map.entry("process-definition", "select id_ from act_re_procdef"),
            Map.entry("process-definition-key", "select distinct key_ from act_re_procdef"),
            Map.entry("decision-definition", "select id_ from act_re_decision_def"),
            Map.entry("decision-definition-key", "select distinct key_ from act_re_decision_def"),
            Map.entry("decision-requirements-definition", "select id_ from act_re_decision_req_def"),
            Map.entry("decision-requirements-definition-key", "select distinct key_ from act_re_decision_req_def"),
            Map.entry("deployment", "select id_ from act_re_deployment"),
            Map.entry("resource", "select id_ from act_ge_bytearray where deployment_id_ is not null"),
            Map.entry("job", "select id_ from act_ru_job"),
            Map.entry("job-definition", "select id_ from act_ru_jobdef"),
            Map.entry("variable-instance", "select id_ from act_ru_variable"),
            Map.entry("variable-name", "select distinct name_ from act_ru_variable"),
            Map.entry("event-subscription", "select id_ from act_ru_event_subscr"),
            Map.entry(
                    "event-name", "select distinct event_name_ from act_ru_event_subscr where event_name_ is not null"),
            Map.entry("filter", "select id_ from act_ru_filter"),
            Map.entry("authorization", "select id_ from act_ru_authorization"),
            Map.entry("user", "select id_ from act_id_user"),
            Map.entry("group", "select id_ from act_id_group"),
            Map.entry("activity", "select distinct act_id_ from act_ru_execution where act_id_ is not null"),
            Map.entry("case", "select case_key from case_file"));

    private final Map<String, List<String>> ids = new LinkedHashMap<>();

    KnownIds(JdbcClient jdbc) {
        WHERE.forEach((kind, sql) ->
                ids.put(kind, new ArrayList<>(jdbc.sql(sql).query(String.class).list())));
        // Elements that a start instruction or a modification would jump to.
        ids.get("activity").addAll(List.of("close-case", "record-resolution", "record-confirmation", "case-entered"));
    }

    List<String> of(String kind) {
        return ids.getOrDefault(kind, List.of());
    }

    /** Only these, of that kind. */
    KnownIds only(String kind, List<String> these) {
        ids.put(kind, these);
        return this;
    }
}
