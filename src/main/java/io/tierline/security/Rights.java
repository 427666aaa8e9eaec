package io.tierline.security;

import static io.tierline.security.Grant.on;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * Who may do what in the engine, its REST interface and its web applications. What is not here is not allowed. A task is
 * seen and worked on by the group that it is offered to, which stands in the task.
 */
final class Rights {

    private static final String ESCALATION = "escalation";
    private static final String MANAGE_CASE = "manage-case";

    /** Members of a team: their queue, and a case that they enter by hand. */
    private static final List<Grant> AGENT = List.of(
            on(APPLICATION, "tasklist", ACCESS),
            on(PROCESS_DEFINITION, ANY, READ),
            on(PROCESS_DEFINITION, ESCALATION, CREATE_INSTANCE),
            on(PROCESS_INSTANCE, ANY, CREATE),
            on(USER, ANY, READ),
            on(GROUP, ANY, READ));

    /** Sees every case and task, gives tasks to people, enters cases, acts on those of others, and repeats what has failed. */
    private static final List<Grant> MANAGER = List.of(
            on(APPLICATION, "tasklist", ACCESS),
            on(APPLICATION, "cockpit", ACCESS),
            on(PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY, TASK_ASSIGN, RETRY_JOB),
            on(PROCESS_DEFINITION, ESCALATION, CREATE_INSTANCE),
            on(PROCESS_DEFINITION, MANAGE_CASE, CREATE_INSTANCE),
            on(PROCESS_INSTANCE, ANY, CREATE),
            on(DECISION_DEFINITION, ANY, READ, READ_HISTORY),
            on(DECISION_REQUIREMENTS_DEFINITION, ANY, READ),
            on(TASK, ANY, READ),
            on(USER, ANY, READ),
            on(GROUP, ANY, READ));

    /** Publishes models, and sees how they run. */
    private static final List<Grant> PROCESS_OWNER = List.of(
            on(APPLICATION, "cockpit", ACCESS),
            on(DEPLOYMENT, ANY, CREATE, READ),
            on(PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY),
            on(DECISION_DEFINITION, ANY, READ, READ_HISTORY),
            on(DECISION_REQUIREMENTS_DEFINITION, ANY, READ));

    private static final List<Grant> EVERYTHING = Arrays.stream(Resources.values())
            .map(resource -> on(resource, ANY, ALL))
            .toList();

    private Rights() {}

    static List<Grant> of(String group) {
        return switch (group) {
            case Groups.MANAGER -> MANAGER;
            case Groups.PROCESS_OWNER -> PROCESS_OWNER;
            case Groups.ADMIN -> EVERYTHING;
            case Groups.ENGINE_ADMIN, Groups.INTEGRATION -> List.of();
            default -> AGENT;
        };
    }
}
