package org.communitysafety.server.web;

import java.net.InetAddress;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.DefaultSerializer;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.web.servlet.DispatcherServlet;

/** Sessions, headers and failures of the server's answers. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {

    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;
    private static final int SECOND = FIRST + 1;
    private static final int AFTER_SPRING_SESSION = Ordered.HIGHEST_PRECEDENCE + 60;

    @Bean
    static DataSources dataSources() {
        return new DataSources();
    }

    @Bean(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
    NoFlashMaps noFlashMaps() {
        return new NoFlashMaps();
    }

    @Bean
    FilterRegistrationBean<Headers> headersFilter(
            ServerProperties server, @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapps) {
        InetAddress address = server.getAddress();
        var filter =
                new FilterRegistrationBean<>(new Headers(address == null || !address.isLoopbackAddress(), webapps));
        filter.setOrder(FIRST);
        return filter;
    }

    @Bean
    FilterRegistrationBean<DatabaseAway> databaseAwayFilter(
            @Value("${spring.jersey.application-path}") String rest,
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapps) {
        var filter = new FilterRegistrationBean<>(new DatabaseAway());
        filter.addUrlPatterns(rest + "/*", webapps + "/*");
        filter.setOrder(SECOND);
        return filter;
    }

    @Bean
    FilterRegistrationBean<WebSessions> webSessionsFilter(
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapps) {
        var filter = new FilterRegistrationBean<>(new WebSessions(webapps));
        filter.addUrlPatterns(webapps + "/*");
        filter.setOrder(AFTER_SPRING_SESSION);
        return filter;
    }

    /** Requests of one browser arrive together, and may write the same for the first time. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionAttributes(DataSource dataSource)
            throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName);
        return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL
                ? new PostgreSqlJdbcIndexedSessionRepositoryCustomizer()
                : sessions -> sessions.setCreateSessionAttributeQuery(
                        """
                        MERGE INTO %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES)
                        KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) VALUES (?, ?, ?)
                        """);
    }

    @Bean
    ConversionService springSessionConversionService() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter(new DefaultSerializer()));
        conversion.addConverter(byte[].class, Object.class, new DeserializingConverter(new SessionContent()));
        return conversion;
    }
}
