package org.communitysafety.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.rooms.OwnParts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.identity.db.DbReadOnlyIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.communitysafety.camunda.UnsuitableHost.Finding;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ClassUtils;

/** An application that the plugin cannot work in does not start, and hears what to change. */
class HostCheckTest {

    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    CamundaBpmAutoConfiguration.class))
            .withConfiguration(AutoConfigurations.of(ours()))
            .withPropertyValues(
                    "spring.datasource.url=" + database,
                    "camunda.bpm.process-engine-name=host",
                    "camunda.bpm.authorization.enabled=true",
                    "camunda.bpm.job-execution.enabled=false");

    /** As the jar names them to Spring Boot. */
    private static Class<?>[] ours() {
        ClassLoader loader = HostCheckTest.class.getClassLoader();
        return ImportCandidates.load(AutoConfiguration.class, loader).getCandidates().stream()
                .filter(name -> name.startsWith("org.communitysafety."))
                .map(name -> ClassUtils.resolveClassName(name, loader))
                .toArray(Class<?>[]::new);
    }

    private static List<Finding> findings(ApplicationContextRunner host) {
        List<Finding> found = new ArrayList<>();
        host.run(context -> {
            assertThat(context).hasFailed();
            Throwable cause = context.getStartupFailure();
            while (cause != null && !(cause instanceof UnsuitableHost)) {
                cause = cause.getCause();
            }
            assertThat(cause).as("%s", context.getStartupFailure()).isInstanceOf(UnsuitableHost.class);
            found.addAll(((UnsuitableHost) cause).findings());
        });
        return found;
    }

    private static void refused(ApplicationContextRunner host, String problem, String action) {
        assertThat(findings(host)).singleElement().satisfies(finding -> {
            assertThat(finding.problem()).contains(problem);
            assertThat(finding.action()).contains(action);
        });
    }

    private void starts(ApplicationContextRunner host, Consumer<ApplicationContext> then) {
        host.run(context -> {
            assertThat(context).hasNotFailed();
            then.accept(context);
        });
    }

    private static ProcessEnginePlugin first(Consumer<ProcessEngineConfigurationImpl> change) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                change.accept(engine);
            }
        };
    }

    private ApplicationContextRunner with(ProcessEnginePlugin plugin) {
        return host.withBean("theirPlugin", ProcessEnginePlugin.class, () -> plugin);
    }

    private static DataSource database(String url) {
        var database = new JdbcDataSource();
        database.setURL(url);
        return database;
    }

    private static long tablesOfOurs(ApplicationContext context) {
        return context.getBean(JdbcTemplate.class)
                .queryForObject(
                        "select count(*) from information_schema.tables where table_name like 'CS\\_%'", Long.class);
    }

    @Test
    @DisplayName("A plain application starts")
    void plain() {
        starts(host, context -> assertThat(context.getBean(RepositoryService.class)
                        .createDeploymentQuery()
                        .deploymentSource(Models.SOURCE)
                        .count())
                .isPositive());
    }

    @Test
    @DisplayName(
            "Switched off, nothing of the plugin is there, and its models are not deployed by the application either")
    void off() {
        starts(host.withPropertyValues("community-safety.enabled=false"), context -> {
            assertThat(context.containsBean(ModelBeans.NAME)).isFalse();
            assertThat(tablesOfOurs(context)).isZero();
            assertThat(context.getBean(RepositoryService.class)
                            .createDeploymentQuery()
                            .count())
                    .isZero();
        });
    }

    @Test
    @DisplayName("Where the application switches Camunda off, the plugin is off, too")
    void withoutCamunda() {
        starts(host.withPropertyValues("camunda.bpm.enabled=false"), context -> {
            assertThat(context.getBeansOfType(ProcessEngine.class)).isEmpty();
            assertThat(tablesOfOurs(context)).isZero();
        });
    }

    @Test
    @DisplayName("Authorizations off, tenant check off and authorizations in delegates are refused, all at once")
    void permissions() {
        assertThat(findings(host.withPropertyValues(
                        "camunda.bpm.authorization.enabled=false",
                        "camunda.bpm.authorization.tenant-check-enabled=false",
                        "camunda.bpm.authorization.enabled-for-custom-code=true")))
                .extracting(Finding::action)
                .satisfiesExactly(
                        action -> assertThat(action).contains("camunda.bpm.authorization.enabled: true"),
                        action -> assertThat(action).contains("enabled-for-custom-code: false"),
                        action -> assertThat(action).contains("tenant-check-enabled: true"));
    }

    @Test
    @DisplayName("An engine on another data source is refused")
    void otherDataSource() {
        refused(
                host.withUserConfiguration(TwoDatabases.class),
                "another data source than the application's main one",
                "camundaBpmDataSource");
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDatabases {

        @Bean
        @Primary
        DataSource main() {
            return database("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }

        @Bean(defaultCandidate = false)
        DataSource camundaBpmDataSource() {
            return database("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }
    }

    @Test
    @DisplayName("An engine in another transaction manager is refused")
    void otherTransactionManager() {
        refused(
                host.withUserConfiguration(TwoTransactionManagers.class),
                "another transaction manager than the application's main one",
                "camundaBpmTransactionManager");
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoTransactionManagers {

        @Bean
        @Primary
        PlatformTransactionManager main(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean(defaultCandidate = false)
        PlatformTransactionManager camundaBpmTransactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    @Test
    @DisplayName("A transaction manager that does not manage the data source is refused")
    void transactionManagerOfSomethingElse() {
        refused(
                host.withBean(
                        PlatformTransactionManager.class,
                        () -> new JdbcTransactionManager(database("jdbc:h2:mem:" + UUID.randomUUID()))),
                "does not manage the main data source",
                "@Primary");
    }

    @Test
    @DisplayName(
            "Form service, repository service, tenant id provider and expression manager of the application's own are refused")
    void ownParts() {
        assertThat(findings(with(first(OwnParts::in))))
                .allSatisfy(finding -> assertThat(finding.action()).startsWith("Take it away."))
                .extracting(Finding::problem)
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("a form service", "(com.example.rooms.OwnParts$Forms)"),
                        problem -> assertThat(problem)
                                .contains("a repository service", "(com.example.rooms.OwnParts$Models)"),
                        problem -> assertThat(problem)
                                .contains("a tenant id provider", "(com.example.rooms.OwnParts$Tenants)"),
                        problem -> assertThat(problem)
                                .contains("an expression manager", "(com.example.rooms.OwnParts$Expressions)"));
    }

    @Test
    @DisplayName("A part that the application replaces after the plugin is refused before anything is deployed")
    void replacedAfterwards() {
        refused(
                with(new AbstractProcessEnginePlugin() {
                    @Override
                    public void postInit(ProcessEngineConfigurationImpl engine) {
                        engine.setTenantIdProvider(null);
                    }
                }),
                "a tenant id provider of its own (none)",
                "Take it away.");
        assertThat(new JdbcTemplate(new DriverManagerDataSource(database, "sa", ""))
                        .queryForObject("select count(*) from ACT_RE_DEPLOYMENT", Long.class))
                .isZero();
    }

    @Test
    @DisplayName("Users that the engine cannot write are refused")
    void readOnlyUsers() {
        refused(
                with(first(engine -> engine.setIdentityProviderSessionFactory(
                        new GenericManagerFactory(DbReadOnlyIdentityServiceProvider.class)))),
                "cannot be written",
                "Leave the identity provider out");
    }

    @Test
    @DisplayName("An engine that the application makes without the plugin is refused")
    void engineWithoutThePlugin() {
        refused(host.withUserConfiguration(OwnEngine.class), "without the plugin", "ProcessEnginePlugin");
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnEngine {

        @Bean
        SpringProcessEngineConfiguration theirEngine(DataSource dataSource, PlatformTransactionManager transactions) {
            var engine = new SpringProcessEngineConfiguration();
            engine.setProcessEngineName("theirs");
            engine.setDataSource(dataSource);
            engine.setTransactionManager(transactions);
            engine.setDatabaseSchemaUpdate("true");
            engine.setAuthorizationEnabled(true);
            engine.setJobExecutorActivate(false);
            return engine;
        }
    }

    @Test
    @DisplayName("A process of the application with the key of one of ours is refused, and left as it is")
    void sameKey() {
        starts(host.withPropertyValues("community-safety.enabled=false"), context -> context.getBean(
                        RepositoryService.class)
                .createDeployment()
                .name("theirs")
                .addModelInstance(
                        "change.bpmn",
                        Bpmn.createExecutableProcess("officeChange")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent()
                                .endEvent()
                                .done())
                .deploy());

        refused(host, "\"officeChange\" of its own, deployed from change.bpmn", "another id");
        assertThat(new JdbcTemplate(new DriverManagerDataSource(database, "sa", ""))
                        .queryForList("select RESOURCE_NAME_ from ACT_RE_PROCDEF", String.class))
                .containsExactly("change.bpmn");
    }
}
