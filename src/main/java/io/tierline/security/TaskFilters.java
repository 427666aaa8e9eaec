package io.tierline.security;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The lists that Tasklist offers, the first of them on top. A list shows whose tasks the reader may see, so most are
 * for all users. One that an administrator has changed stays changed.
 */
@Component
class TaskFilters {

    /** Marks a list as one of ours, whatever it is called by now. */
    private static final String MARK = "tierline";

    private static final String MINE = "mine";
    private static final String ME = "${currentUser()}";
    private static final String NOW = "${now()}";
    private static final String MY_GROUPS = "${currentUserGroups()}";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    void make() {
        Set<Object> there = new HashSet<>();
        filters.createTaskFilterQuery()
                .list()
                .forEach(filter -> there.add(filter.getProperties().get(MARK)));
        for (Wanted wanted : wanted()) {
            if (!there.contains(wanted.mark())) {
                make(wanted);
            }
        }
        withoutSnoozed();
    }

    /** A list of before that shows what was set aside; one that an administrator has changed stays as it is. */
    private void withoutSnoozed() {
        String before = json(query().taskAssigneeExpression(ME));
        filters.createTaskFilterQuery().list().stream()
                .filter(filter -> MINE.equals(filter.getProperties().get(MARK)))
                .filter(filter -> json(filter.getQuery()).equals(before))
                .forEach(filter -> filters.saveFilter(filter.setQuery(mine())));
    }

    private String json(Query<?, ?> query) {
        return ((FilterEntity) filters.newTaskFilter("compared").setQuery(query)).getQueryInternal();
    }

    private TaskQuery mine() {
        return query().taskAssigneeExpression(ME).followUpBeforeOrNotExistentExpression(NOW);
    }

    private record Wanted(String mark, String name, String description, String color, TaskQuery query, String reader) {}

    private List<Wanted> wanted() {
        return List.of(
                new Wanted(
                        "my-queue",
                        "My queue",
                        "What waits for somebody of my teams",
                        "#1d4ed8",
                        query().taskCandidateGroupInExpression(MY_GROUPS),
                        null),
                new Wanted(MINE, "Mine", "What I have taken", "#047857", mine(), null),
                new Wanted(
                        "my-team",
                        "My team",
                        "All of my teams, taken or not",
                        "#334155",
                        query().taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks(),
                        null),
                new Wanted(
                        "due-soon",
                        "Due soon",
                        "Overdue, or due within the hour",
                        "#b91c1c",
                        query().dueBeforeExpression("${dateTime().plusHours(1)}"),
                        null),
                new Wanted(
                        "waiting-on-customer",
                        "Waiting on customer",
                        "The customer owes us an answer",
                        "#6d28d9",
                        query().taskDefinitionKeyIn("wait-for-reply", "wait-for-confirmation"),
                        null),
                new Wanted(
                        "snoozed",
                        "Snoozed",
                        "What I have set aside for a time",
                        "#475569",
                        query().taskAssigneeExpression(ME).followUpAfterExpression(NOW),
                        null),
                new Wanted("all-open", "All open", "Every open task of the desk", "#0f172a", query(), Groups.MANAGER));
    }

    private TaskQuery query() {
        return tasks.createTaskQuery();
    }

    private void make(Wanted wanted) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(MARK, wanted.mark());
        properties.put("description", wanted.description());
        properties.put("color", wanted.color());
        properties.put(
                "priority",
                10 * (1 + wanted().stream().map(Wanted::mark).toList().indexOf(wanted.mark())));
        properties.put("refresh", true);
        Filter filter = filters.newTaskFilter(wanted.name());
        filter.setQuery(wanted.query());
        filter.setProperties(properties);
        filters.saveFilter(filter);
        allowReading(filter, wanted.reader());
    }

    private void allowReading(Filter filter, String group) {
        Authorization row = authorizations.createNewAuthorization(group == null ? AUTH_TYPE_GLOBAL : AUTH_TYPE_GRANT);
        if (group != null) {
            row.setGroupId(group);
        }
        row.setResource(Resources.FILTER);
        row.setResourceId(filter.getId());
        row.addPermission(Permissions.READ);
        authorizations.saveAuthorization(row);
    }
}
