package org.communitysafety.casefile;

import java.time.Clock;
import javax.sql.DataSource;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.PartnershipImported;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The case files' beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseFileSettings.class)
public class CaseFileConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(CaseFileConfiguration.class);

    @Bean
    KeyRing communitySafetyKeyRing(Storage storage, CaseFileSettings settings) {
        return new KeyRing(storage, MasterKeys.of(settings));
    }

    /** An imported partnership with a hub or a procedure for incidents needs a master key: at once, or else later. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<PartnershipImported>> communitySafetyOpenKeyRing(
            KeyRing keys, CaseFileSettings settings) {
        return ApplicationListener.forPayload(event -> {
            if (event.file().hub() != null || event.file().incidents() != null) {
                open(keys, settings, event.tenant());
            }
        });
    }

    /** Likewise those that were there before; keys under an earlier master key are wrapped with the current one. */
    @Bean(defaultCandidate = false)
    SmartInitializingSingleton communitySafetyOpenKeyRings(
            KeyRing keys, CaseFileSettings settings, Register register, PlatformTransactionManager transactions) {
        return () -> new TransactionTemplate(transactions)
                .executeWithoutResult(status -> register.partnerships().stream()
                        .filter(partnership -> register.hub(partnership.id()).isPresent() || keys.has(partnership.id()))
                        .forEach(partnership -> open(keys, settings, partnership.id())));
    }

    /** A library must not keep another team's application from starting; the server asks for the key at once. */
    private static void open(KeyRing keys, CaseFileSettings settings, String tenant) {
        try {
            keys.open(tenant);
        } catch (NoMasterKey e) {
            if (settings.keyRequired()) {
                throw e;
            }
            LOG.warn("{} takes neither referrals nor incidents, and opens no case. {}", tenant, e.getMessage());
        }
    }

    @Bean
    CaseAccess communitySafetyCaseAccess(Register register, Agreements agreements) {
        return new CaseAccess(register, agreements);
    }

    @Bean
    CaseLog communitySafetyCaseLog(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            @Qualifier("communitySafetyClock") Clock clock) {
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new CaseLog(JdbcClient.create(dataSource), ownTransaction, clock);
    }

    @Bean
    CaseContents communitySafetyCaseContents(DataSource dataSource, @Qualifier("communitySafetyClock") Clock clock) {
        return new CaseContents(JdbcClient.create(dataSource), clock);
    }

    @Bean
    CaseSearch communitySafetyCaseSearch(DataSource dataSource, KeyRing keys) {
        return new CaseSearch(JdbcClient.create(dataSource), keys);
    }

    @Bean
    CaseFiles communitySafetyCaseFiles(
            Storage storage,
            CaseContents contents,
            CaseSearch search,
            CaseAccess access,
            CaseLog log,
            KeyRing keys,
            Register register,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new CaseFiles(storage, contents, search, access, log, keys, register, audit, events, clock);
    }

    @Bean
    AccessLog communitySafetyAccessLog(CaseLog log, CaseFiles files, CaseAccess access) {
        return new AccessLog(log, files, access);
    }

    @Bean
    SealedNotes communitySafetySealedNotes(KeyRing keys, CaseLog log, Register register) {
        return new SealedNotes(keys, log, register);
    }

    @Bean
    CaseReuses communitySafetyCaseReuses(
            Storage storage,
            CaseFiles files,
            Register register,
            Outbox outbox,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new CaseReuses(storage, files, register, outbox, clock);
    }

    @Bean
    CaseDisposal communitySafetyCaseDisposal(
            CaseFiles files,
            CaseContents contents,
            CaseSearch search,
            CaseLog log,
            KeyRing keys,
            DataSource dataSource,
            AuditTrail audit,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new CaseDisposal(
                files, contents, search, log, keys, JdbcClient.create(dataSource), audit, events, clock);
    }
}
