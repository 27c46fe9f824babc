package org.communitysafety.server.login;

import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;

/** Every way to try a password, whether form, HTTP Basic or REST call, leads through the engine and so through here. */
class LimitedLogins extends AbstractProcessEnginePlugin {

    private final LoginLimits limits;

    LimitedLogins(LoginLimits limits) {
        this.limits = limits;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityService(new Identities());
        // the engine would lock a user for ever after ten wrong passwords, and so let anybody lock anybody out
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setLoginDelayMaxTime(0);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setPasswordManager(
                new PasswordManager(engine.getPasswordEncryptor(), engine.getCustomPasswordChecker()) {
                    /** People of a partnership have none until an administrator gives them one; the engine stumbles. */
                    @Override
                    public boolean check(String password, String encrypted) {
                        return encrypted != null && super.check(password, encrypted);
                    }
                });
    }

    private final class Identities extends IdentityServiceImpl {

        /** Only what comes over the network is limited. */
        @Override
        public boolean checkPassword(String user, String password) {
            String address = Visitors.address();
            return address == null || user == null
                    ? super.checkPassword(user, password)
                    : limits.attempt(user, address, () -> super.checkPassword(user, password));
        }
    }
}
