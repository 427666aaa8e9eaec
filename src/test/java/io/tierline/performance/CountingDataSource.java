package io.tierline.performance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what goes to the database, but for the job executor's and the waking thread's own looking for work. */
class CountingDataSource extends DelegatingDataSource {

    static final LongAdder STATEMENTS = new LongAdder();
    static final LongAdder COMMITS = new LongAdder();

    CountingDataSource(DataSource counted) {
        super(counted);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counted(Connection.class, super.getConnection());
    }

    private static <T> T counted(Class<T> type, T target) {
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
            } else if (target instanceof Connection && method.getName().equals("commit")) {
                COMMITS.increment();
            }
            return result instanceof Statement statement
                    ? counted(statementType(method.getReturnType()), statement)
                    : result;
        }));
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
