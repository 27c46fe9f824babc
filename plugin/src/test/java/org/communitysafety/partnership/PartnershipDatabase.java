package org.communitysafety.partnership;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty database of its own with our tables, and the import on it. */
class PartnershipDatabase {

    final List<Object> published = new ArrayList<>();
    final JdbcClient sql;
    final Register register;
    private final TransactionTemplate transaction;
    private final PartnershipImport partnershipImport;

    PartnershipDatabase() {
        this(Clock.systemUTC());
    }

    PartnershipDatabase(Clock clock) {
        DataSource dataSource = migrated("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        var storage = new Storage(dataSource, List.of());
        this.sql = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.register = new Register(storage, clock);
        ApplicationEventPublisher events = published::add;
        this.partnershipImport = new PartnershipImport(storage, events, clock);
    }

    List<String> importNew(Resource... files) {
        return transaction.execute(status -> partnershipImport.importNew(List.of(files)));
    }

    int rows(String table) {
        return sql.sql("select count(*) from " + table).query(Integer.class).single();
    }

    static Resource[] samples() throws java.io.IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath:community-safety/partnerships/*.yaml");
    }

    static Resource sample(String tenant) {
        return new DefaultResourceLoader().getResource("classpath:community-safety/partnerships/" + tenant + ".yaml");
    }

    private static DataSource migrated(String url) {
        var dataSource = new DriverManagerDataSource(url);
        var liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setChangeLog("classpath:community-safety/migrations/changelog.yaml");
        try {
            liquibase.afterPropertiesSet();
        } catch (liquibase.exception.LiquibaseException e) {
            throw new IllegalStateException(e);
        }
        return dataSource;
    }
}
