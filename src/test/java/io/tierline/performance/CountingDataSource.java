package io.tierline.performance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what goes to the database, but for the job executor's and the waking thread's own looking for work. */
class CountingDataSource extends DelegatingDataSource {

    static final LongAdder STATEMENTS = new LongAdder();
    static final LongAdder COMMITS = new LongAdder();

    /** How often each statement was sent, by its beginning. */
    static final Map<String, LongAdder> BY_TEXT = new ConcurrentHashMap<>();

    CountingDataSource(DataSource counted) {
        super(counted);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counted(Connection.class, super.getConnection(), null);
    }

    /** @param text of a prepared statement, or null */
    private static <T> T counted(Class<T> type, T target, String text) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object result;
            try {
                result = method.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (looksForWork()) {
                return result;
            }
            if (target instanceof Statement && method.getName().startsWith("execute")) {
                STATEMENTS.increment();
                BY_TEXT.computeIfAbsent(beginning(text == null ? args[0].toString() : text), key -> new LongAdder())
                        .increment();
            } else if (target instanceof Connection && method.getName().equals("commit")) {
                COMMITS.increment();
            }
            return result instanceof Statement statement
                    ? counted(
                            statementType(method.getReturnType()),
                            statement,
                            method.getName().startsWith("prepare") ? args[0].toString() : null)
                    : result;
        }));
    }

    private static String beginning(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        String from = line.replaceFirst("(?i)^select .*? from ", "select ... from ");
        return from.substring(0, Math.min(90, from.length()));
    }

    @SuppressWarnings("unchecked")
    private static <S extends Statement> Class<S> statementType(Class<?> type) {
        return (Class<S>) type;
    }

    private static boolean looksForWork() {
        String thread = Thread.currentThread().getName();
        return thread.contains("JobExecutor[") || thread.equals("tierline-waking-acquisition");
    }
}
