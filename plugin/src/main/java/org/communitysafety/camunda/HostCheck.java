package org.communitysafety.camunda;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.communitysafety.camunda.UnsuitableHost.Finding;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.jta.JtaTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refuses an application that would break the plugin's promises: that a decision and its money are saved together, that
 * every form is checked, that nobody sees another partnership. All findings at once, before anything is deployed.
 */
final class HostCheck {

    private static final String OURS = "org.communitysafety.";

    private final DataSource dataSource;
    private final PlatformTransactionManager transactions;

    /** @param dataSource where our tables are @param transactions what our own work runs in */
    HostCheck(DataSource dataSource, PlatformTransactionManager transactions) {
        this.dataSource = plain(dataSource);
        this.transactions = transactions;
    }

    /** Looks at the configuration before we change it: what others have put where our parts go stays visible. */
    void before(ProcessEngineConfigurationImpl engine) {
        List<Finding> findings = new ArrayList<>();
        transactions(engine, findings);
        notForeign("a form service", engine.getFormService(), FormServiceImpl.class, findings);
        notForeign("a repository service", engine.getRepositoryService(), RepositoryServiceImpl.class, findings);
        notForeign("a tenant id provider", engine.getTenantIdProvider(), null, findings);
        notForeign("an expression manager", engine.getExpressionManager(), SpringExpressionManager.class, findings);
        permissions(engine, findings);
        refuse(findings);
    }

    /** Looks again when the engine stands: a plugin of the application may have run after ours. */
    void after(ProcessEngine built) {
        var engine = (ProcessEngineConfigurationImpl) built.getProcessEngineConfiguration();
        List<Finding> findings = new ArrayList<>();
        ours("a form service", engine.getFormService(), findings);
        ours("a repository service", engine.getRepositoryService(), findings);
        ours("a tenant id provider", engine.getTenantIdProvider(), findings);
        notForeign("an expression manager", engine.getExpressionManager(), SpringExpressionManager.class, findings);
        permissions(engine, findings);
        if (built.getIdentityService().isReadOnly()) {
            findings.add(new Finding(
                    "The engine's users come from elsewhere (for example LDAP) and cannot be written, but the plugin"
                            + " enters a partnership's people, groups and tenant.",
                    "Leave the identity provider out, so that the engine keeps its users in its own tables."));
        }
        refuse(findings);
    }

    /** An application may make its engine by itself and leave the plugin out. */
    static void pluginIsIn(ProcessEngineConfigurationImpl engine) {
        if (!(engine.getFormService() instanceof Forms)) {
            throw new UnsuitableHost(
                    "The application makes its process engine itself, and without the plugin.",
                    "Let Camunda's starter make the engine, or add every bean of the type ProcessEnginePlugin to the"
                            + " plugins of your engine configuration.");
        }
    }

    private void transactions(ProcessEngineConfigurationImpl engine, List<Finding> findings) {
        if (!(engine instanceof SpringProcessEngineConfiguration spring)) {
            findings.add(new Finding(
                    "The process engine does not take part in Spring's transactions: its configuration is a "
                            + engine.getClass().getName() + ".",
                    "Let Camunda's starter make the engine, or configure a SpringProcessEngineConfiguration."));
            return;
        }
        if (plain(engine.getDataSource()) != dataSource) {
            findings.add(new Finding(
                    "The process engine uses another data source than the application's main one, so that a decision"
                            + " and its money could not be saved together.",
                    "Let both be the same: take the bean camundaBpmDataSource away, or make it the @Primary one."));
        }
        if (spring.getTransactionManager() != transactions) {
            findings.add(new Finding(
                    "The process engine uses another transaction manager than the application's main one, so that a"
                            + " decision and its money could not be saved together.",
                    "Let both be the same: take the bean camundaBpmTransactionManager away, or make it the @Primary"
                            + " one."));
        } else if (!covers()) {
            findings.add(new Finding(
                    "The transaction manager " + transactions.getClass().getName()
                            + " does not manage the main data source, so that nothing could be undone there.",
                    "Make a JdbcTransactionManager or JpaTransactionManager of the main data source the @Primary"
                            + " transaction manager."));
        }
    }

    private boolean covers() {
        return transactions instanceof JtaTransactionManager
                || Boolean.TRUE.equals(new TransactionTemplate(transactions)
                        .execute(status -> TransactionSynchronizationManager.hasResource(dataSource)));
    }

    private static DataSource plain(DataSource dataSource) {
        return dataSource instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : dataSource;
    }

    /** Before, Camunda's own part or none may be there; afterwards ours. */
    private static void notForeign(String what, Object part, Class<?> stock, List<Finding> findings) {
        if (part != null && part.getClass() != stock && !ours(part)) {
            findings.add(foreign(what, part));
        }
    }

    private static void ours(String what, Object part, List<Finding> findings) {
        if (!ours(part)) {
            findings.add(foreign(what, part));
        }
    }

    private static Finding foreign(String what, Object part) {
        return new Finding(
                "The application gives the process engine %s of its own (%s), where the plugin needs its own."
                        .formatted(what, part == null ? "none" : part.getClass().getName()),
                "Take it away. What is none of the plugin's own, the plugin's part passes on to the engine.");
    }

    private static boolean ours(Object part) {
        return part != null && part.getClass().getName().startsWith(OURS);
    }

    private static void permissions(ProcessEngineConfigurationImpl engine, List<Finding> findings) {
        if (!engine.isAuthorizationEnabled()) {
            findings.add(new Finding(
                    "Authorizations are off, so that everybody with a login could see and change everything.",
                    "Set camunda.bpm.authorization.enabled: true, and grant your own users what they need."));
        }
        if (engine.isAuthorizationEnabledForCustomCode()) {
            findings.add(new Finding(
                    "Authorizations apply to delegates too, so that the plugin's would find only what the person at"
                            + " work may see.",
                    "Set camunda.bpm.authorization.enabled-for-custom-code: false."));
        }
        if (!engine.isTenantCheckEnabled()) {
            findings.add(new Finding(
                    "The tenant check is off, so that partnerships would see each other's work.",
                    "Set camunda.bpm.authorization.tenant-check-enabled: true."));
        }
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new UnsuitableHost(findings);
        }
    }
}
