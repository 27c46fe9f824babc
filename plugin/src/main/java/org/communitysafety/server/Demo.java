package org.communitysafety.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.communitysafety.funding.Applications;
import org.communitysafety.partnership.Register;
import org.springframework.beans.factory.annotation.Value;
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

    Demo(@Value("${server.address:}") String address, @Value("${spring.datasource.url}") String database)
            throws UnknownHostException {
        if (address.isBlank() || !InetAddress.getByName(address).isLoopbackAddress()) {
            throw new IllegalStateException("The demo has known passwords, so it listens on loopback only: set"
                    + " server.address=127.0.0.1, or start without the profile demo.");
        }
        if (!database.startsWith("jdbc:h2:")) {
            throw new IllegalStateException("The demo has known passwords, so it uses the embedded H2 database only:"
                    + " remove spring.datasource.url, or start without the profile demo.");
        }
    }

    @Bean
    DemoApplications demoApplications(
            ProcessEngine engine,
            Applications applications,
            Register register,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new DemoApplications(
                engine.getFormService(),
                engine.getTaskService(),
                engine.getIdentityService(),
                engine.getRepositoryService(),
                applications,
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
