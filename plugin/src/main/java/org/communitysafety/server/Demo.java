package org.communitysafety.server;

import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.communitysafety.funding.Applicants;
import org.communitysafety.funding.Applications;
import org.communitysafety.partnership.Register;
import org.communitysafety.server.login.Administrators;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Users with a known password: on loopback and the embedded database only, whatever the settings say. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class Demo {

    static final String PASSWORD = "demo";
    private static final String ADMINISTRATOR = "admin";

    @Bean
    static DemoGuard demoGuard() {
        return new DemoGuard();
    }

    @Bean
    DemoApplications demoApplications(
            ProcessEngine engine,
            Applications applications,
            Applicants applicants,
            Register register,
            PlatformTransactionManager transactions,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new DemoApplications(
                engine.getFormService(),
                engine.getTaskService(),
                engine.getIdentityService(),
                engine.getRepositoryService(),
                applications,
                applicants,
                register,
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    ApplicationRunner demoData(
            IdentityService identities, Administrators administrators, DemoApplications applications) {
        return args -> {
            if (!administrators.exist()) {
                identities.createUserQuery().list().forEach(user -> setPassword(identities, user));
                administrators.create(administrator(identities));
                applications.create();
            }
        };
    }

    private static void setPassword(IdentityService identities, User user) {
        user.setPassword(PASSWORD);
        identities.saveUser(user);
    }

    private static User administrator(IdentityService identities) {
        User admin = identities.newUser(ADMINISTRATOR);
        admin.setFirstName("Demo");
        admin.setLastName("Administrator");
        admin.setEmail("admin@community-safety.invalid");
        admin.setPassword(PASSWORD);
        return admin;
    }
}
