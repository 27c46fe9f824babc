package org.communitysafety.server.login;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.communitysafety.camunda.StartUpLock;
import org.communitysafety.server.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * While nobody is administrator, the first one is made from the operator's password, before anybody can reach the
 * server; without a good one it does not start.
 */
class FirstAdministrator implements SmartInitializingSingleton {

    /** Environment variable with the password. */
    static final String PASSWORD = "COMMUNITY_SAFETY_ADMIN_PASSWORD";

    private static final String LOGIN = "admin";
    private static final int SHORTEST = 14;
    private static final int FEWEST_DIFFERENT = 8;
    private static final String RULES = "It needs at least " + SHORTEST + " characters, " + FEWEST_DIFFERENT
            + " of them different, with a lower case letter, a capital, a digit and a special character, and without"
            + " the word \"" + LOGIN + "\".";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Administrators administrators;
    private final IdentityService identities;
    private final StartUpLock startUp;
    private final String password;

    /** @param password null where the operator gave none */
    FirstAdministrator(
            Administrators administrators, IdentityService identities, StartUpLock startUp, String password) {
        this.administrators = administrators;
        this.identities = identities;
        this.startUp = startUp;
        this.password = password;
    }

    @Override
    public void afterSingletonsInstantiated() {
        startUp.run(() -> {
            if (!administrators.exist()) {
                make();
            } else if (password != null) {
                LOG.info("There is an administrator already: {} is ignored. Take it out of the settings.", PASSWORD);
            }
        });
    }

    private void make() {
        if (password == null || password.isBlank()) {
            throw new StartRefused(
                    "There is no administrator yet, and no password to make one.",
                    "Set the environment variable " + PASSWORD + " for the first start. " + RULES);
        }
        User user = administrator();
        if (!good(user)) {
            throw new StartRefused(
                    "The password in " + PASSWORD + " is too weak for the first administrator.",
                    "Set another one. " + RULES);
        }
        administrators.create(user);
        LOG.info(
                "The first administrator is \"{}\", with the password of {}. Take it out of the settings now.",
                LOGIN,
                PASSWORD);
    }

    private User administrator() {
        if (identities.createUserQuery().userId(LOGIN).count() > 0) {
            throw new StartRefused(
                    "There is no administrator, but a user \"" + LOGIN + "\" who is none.",
                    "Rename that user in the partnership file, or make somebody an administrator in the database.");
        }
        User user = identities.newUser(LOGIN);
        user.setFirstName("First");
        user.setLastName("Administrator");
        user.setPassword(password);
        return user;
    }

    /** Camunda's own rules, whether or not the engine's policy is on, and a length that outlasts guessing. */
    private boolean good(User user) {
        List<PasswordPolicyRule> broken = new ArrayList<>(new DefaultPasswordPolicyImpl().getRules());
        broken.removeIf(rule -> rule.execute(password, user));
        return broken.isEmpty()
                && password.length() >= SHORTEST
                && password.chars().distinct().count() >= FEWEST_DIFFERENT;
    }
}
