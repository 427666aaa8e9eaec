package io.tierline;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Lists the SQL statements that are sent to the database; a batch counts as one. */
public final class Statements implements BeanPostProcessor {

    private static volatile List<String> sent;

    /** What is sent while something runs, in order. */
    public static synchronized List<String> of(Runnable work) {
        List<String> mine = java.util.Collections.synchronizedList(new ArrayList<>());
        sent = mine;
        try {
            work.run();
        } finally {
            sent = null;
        }
        return List.copyOf(mine);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource)) {
            return bean;
        }
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> {
            Object result = call.proceed();
            return result instanceof Connection connection && sent != null
                    ? watch(Connection.class, connection, null)
                    : result;
        });
        return proxy.getProxy();
    }

    /** @param sql of a prepared statement */
    private static <T> T watch(Class<T> type, T real, String sql) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().startsWith("execute") && sent != null) {
                sent.add(args != null && args[0] instanceof String direct ? direct : String.valueOf(sql));
            }
            try {
                Object result = method.invoke(real, args);
                if (result instanceof PreparedStatement prepared && type == Connection.class) {
                    return watch(PreparedStatement.class, prepared, (String) args[0]);
                }
                return result instanceof Statement statement && type == Connection.class
                        ? watch(Statement.class, statement, null)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
