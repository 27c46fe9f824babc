package org.communitysafety.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.communitysafety.funding.Applicants;
import org.communitysafety.funding.Applications;
import org.communitysafety.partnership.Register;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Users with a known password: on loopback and the embedded database only, whatever the settings say. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class Demo {

    static final String PASSWORD = "demo";
    private static final String ADMINISTRATOR = "admin";

    /** H2 in this process; {@code jdbc:h2:tcp:} and {@code ssl:} lead to somebody else's. */
    private static final Pattern EMBEDDED = Pattern.compile("jdbc:h2:(?!tcp:|ssl:)");

    /** Refuses before anything else is made: not even a table may appear in a database that is not the demo's. */
    @Bean
    static BeanFactoryPostProcessor demoGuard(Environment settings) {
        return factory -> {
            refuseUnlessLoopback(settings.getProperty("server.address", ""));
            refuseUnlessEmbedded(settings.getProperty("spring.datasource.url", ""));
        };
    }

    private static void refuseUnlessLoopback(String address) {
        if (address.isBlank() || !loopback(address)) {
            throw new IllegalStateException("The demo has known passwords, so it listens on loopback only: set"
                    + " server.address=127.0.0.1, or start without the profile demo.");
        }
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void refuseUnlessEmbedded(String database) {
        if (!EMBEDDED.matcher(database).lookingAt()) {
            throw new IllegalStateException("The demo has known passwords, so it uses the embedded H2 database only:"
                    + " remove spring.datasource.url, or start without the profile demo.");
        }
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
            IdentityService identities, AuthorizationService authorizations, DemoApplications applications) {
        return args -> {
            if (identities.createUserQuery().userId(ADMINISTRATOR).count() == 0) {
                identities.createUserQuery().list().forEach(user -> setPassword(identities, user));
                administrator(identities, authorizations);
                applications.create();
            }
        };
    }

    private static void setPassword(IdentityService identities, User user) {
        user.setPassword(PASSWORD);
        identities.saveUser(user);
    }

    private static void administrator(IdentityService identities, AuthorizationService authorizations) {
        User admin = identities.newUser(ADMINISTRATOR);
        admin.setFirstName("Demo");
        admin.setLastName("Administrator");
        admin.setEmail("admin@community-safety.invalid");
        setPassword(identities, admin);
        Group group = identities.newGroup(Groups.CAMUNDA_ADMIN);
        group.setName("Camunda administrators");
        group.setType(Groups.GROUP_TYPE_SYSTEM);
        identities.saveGroup(group);
        identities.createMembership(ADMINISTRATOR, Groups.CAMUNDA_ADMIN);
        for (Resources resource : Resources.values()) {
            Authorization everything = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            everything.setGroupId(Groups.CAMUNDA_ADMIN);
            everything.setResource(resource);
            everything.setResourceId(Authorization.ANY);
            everything.addPermission(Permissions.ALL);
            authorizations.saveAuthorization(everything);
        }
    }
}
