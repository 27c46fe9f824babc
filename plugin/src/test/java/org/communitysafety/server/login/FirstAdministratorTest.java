package org.communitysafety.server.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.communitysafety.camunda.StartUpLock;
import org.communitysafety.server.StartRefused;
import org.communitysafety.support.EngineTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The server makes nobody but the first administrator, and that one with a good password only. */
@EngineTest
@Transactional
class FirstAdministratorTest {

    private static final String GOOD = "Rather-Long-Pass-Phrase-7";

    @Autowired
    private Administrators administrators;

    @Autowired
    private IdentityService identities;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private StartUpLock startUp;

    private void start(String password) {
        new FirstAdministrator(administrators, identities, startUp, password).afterSingletonsInstantiated();
    }

    private void nobodyIsAdministrator() {
        identities.deleteUser("admin");
        assertThat(administrators.exist()).isFalse();
    }

    @Test
    void isMadeWithTheOperatorsPassword() {
        assertThat(identities.checkPassword("admin", GOOD)).isTrue();
        assertThat(administrators.include("admin")).isTrue();
        assertThat(authorizations.isUserAuthorized(
                        "admin", java.util.List.of("camunda-admin"), Permissions.DELETE, Resources.DEPLOYMENT))
                .isTrue();
    }

    @Test
    void isTheOnlyOneWithAPassword() {
        for (User user : identities.createUserQuery().list()) {
            if (!user.getId().equals("admin")) {
                assertThat(identities.checkPassword(user.getId(), "")).isFalse();
                assertThat(identities.checkPassword(user.getId(), "demo")).isFalse();
                assertThat(identities.checkPassword(user.getId(), GOOD)).isFalse();
            }
        }
    }

    @Test
    void staysAsItIsWhenTheServerStartsAgain() {
        start("Another-Long-Pass-Phrase-8");
        start("weak");
        start(null);

        assertThat(identities.checkPassword("admin", GOOD)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   "})
    void needsAPassword(String none) {
        nobodyIsAdministrator();

        assertThatThrownBy(() -> start(none))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("no administrator yet")
                .hasMessageContaining("COMMUNITY_SAFETY_ADMIN_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "password",
                "Password1!",
                "Short-Pass-1!",
                "no-capital-letter-7",
                "NO-SMALL-LETTER-7",
                "No-Digit-Anywhere",
                "NoSpecialCharacter7",
                "My-Admin-Pass-Phrase-7",
                "Aa1-Aa1-Aa1-Aa1-Aa1-"
            })
    void needsAGoodPassword(String weak) {
        nobodyIsAdministrator();

        assertThatThrownBy(() -> start(weak))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("too weak")
                .hasMessageContaining("14 characters");
        assertThat(administrators.exist()).isFalse();
    }

    @Test
    void isNotMadeOfSomebodyElse() {
        nobodyIsAdministrator();
        identities.saveUser(identities.newUser("admin"));

        assertThatThrownBy(() -> start(GOOD))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("a user \"admin\" who is none");
    }

    @Test
    void isMadeAgainOnceTheLastOneIsGone() {
        nobodyIsAdministrator();

        start(GOOD);

        assertThat(administrators.include("admin")).isTrue();
    }
}
