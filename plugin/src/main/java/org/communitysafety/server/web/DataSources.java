package org.communitysafety.server.web;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** How the server uses its database, on top of the operator's settings. */
class DataSources implements BeanPostProcessor {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setExceptionOverrideClassName(LostConnection.class.getName());
            if (String.valueOf(pool.getJdbcUrl()).startsWith(POSTGRESQL)) {
                // the detail of a failure is the row that failed, and with it what people wrote
                pool.addDataSourceProperty("logServerErrorDetail", "false");
                pool.addDataSourceProperty("tcpKeepAlive", "true");
            }
        }
        return bean instanceof DataSource pool ? new PatientDataSource(pool) : bean;
    }
}
