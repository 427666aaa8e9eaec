package io.tierline.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which kind of thing a parameter or field of the engine's REST interface names, told by its name. */
final class NamedKinds {

    /** What a parameter or field names, by its name; the first that is found in it counts. */
    private static final Map<Pattern, String> KINDS = new LinkedHashMap<>();

    static {
        kind("decision.?requirements.?definition.?key", "decision-requirements-definition-key");
        kind("decision.?requirements.?definition", "decision-requirements-definition");
        kind("decision.?definition.?key", "decision-definition-key");
        kind("decision.?definition", "decision-definition");
        kind("process.?definition.?key|definitionKeys?$", "process-definition-key");
        kind("process.?definition", "process-definition");
        kind("business.?key|case.?key", "case");
        kind("process.?instance|processInstances|superProcess|subProcess", "process-instance");
        kind("activity.?id|task.?definition.?key|activityInstance|transition|ancestor", "activity");
        kind("job.?definition", "job-definition");
        kind("job", "job");
        kind("execution", "execution");
        kind("task", "task");
        kind("deployment", "deployment");
        kind("resource.?id", "resource");
        kind("var.?name|variable.?name", "variable-name");
        kind("message|event.?name|signal", "event-name");
        kind("assignee|owner|user|involved|member", "user");
        kind("group", "group");
        kind("filter", "filter");
        kind("authorization", "authorization");
    }

    private static void kind(String name, String kind) {
        KINDS.put(Pattern.compile(name, Pattern.CASE_INSENSITIVE), kind);
    }

    private NamedKinds() {}

    /** The engine's word for it; null: no id of anything. */
    static String of(String name) {
        return KINDS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(name).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
