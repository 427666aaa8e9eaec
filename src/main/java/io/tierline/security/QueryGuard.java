package io.tierline.security;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * Closes a hole. An expression in a query reaches every bean of the application, so the engine refuses one in a query
 * that a user sends. But in the {@code orQueries} of such a query it evaluates it, for every user who may sign in.
 * Filters that an administrator has stored are not concerned.
 */
final class QueryGuard {

    private QueryGuard() {}

    private static void check(Object query) {
        if (query instanceof TaskQueryImpl tasks
                && tasks.getQueries().stream()
                        .skip(1) // the query itself, which the engine checks
                        .anyMatch(part -> !part.getExpressions().isEmpty())) {
            throw new BadUserRequestException("Expressions are forbidden in the orQueries of a query.");
        }
    }

    /** Queries that are sent. */
    static class Tasks extends TaskServiceImpl {

        @Override
        public TaskQuery createTaskQuery() {
            return new TaskQueryImpl(new CommandExecutor() {
                @Override
                public <T> T execute(Command<T> query) {
                    check(query);
                    return commandExecutor.execute(query);
                }
            });
        }
    }

    /** Queries that are sent to narrow a stored filter. */
    static class Filters extends FilterServiceImpl {

        @Override
        public <T, Q extends Query<?, T>> List<T> list(String filter, Q query) {
            check(query);
            return super.list(filter, query);
        }

        @Override
        public <T, Q extends Query<?, T>> List<T> listPage(String filter, Q query, int first, int most) {
            check(query);
            return super.listPage(filter, query, first, most);
        }

        @Override
        public <T, Q extends Query<?, T>> T singleResult(String filter, Q query) {
            check(query);
            return super.singleResult(filter, query);
        }

        @Override
        public Long count(String filter, Query<?, ?> query) {
            check(query);
            return super.count(filter, query);
        }
    }
}
