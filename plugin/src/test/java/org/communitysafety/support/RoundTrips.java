package org.communitysafety.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Counts how often a test's work asks the database, a batch of rows once. */
@TestConfiguration(proxyBeanMethods = false)
public class RoundTrips {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** How often the work asked. */
    public static int of(Runnable work) {
        int before = COUNT.get();
        work.run();
        return COUNT.get() - before;
    }

    @Bean
    static BeanPostProcessor countRoundTrips() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? counting(DataSource.class, source) : bean;
            }
        };
    }

    private static <T> T counting(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                RoundTrips.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (target instanceof Statement && method.getName().startsWith("execute")) {
                        COUNT.incrementAndGet();
                    }
                    try {
                        return wrapped(method.getReturnType(), method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static Object wrapped(Class<?> type, Object result) {
        if (result instanceof Connection connection && type == Connection.class) {
            return counting(Connection.class, connection);
        }
        if (result instanceof Statement statement && Statement.class.isAssignableFrom(type)) {
            return counted(type, statement);
        }
        return result;
    }

    private static <T> Object counted(Class<T> type, Statement statement) {
        return counting(type, type.cast(statement));
    }
}
