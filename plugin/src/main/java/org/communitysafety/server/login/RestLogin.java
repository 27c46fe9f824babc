package org.communitysafety.server.login;

import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;

/** REST asks for a login: Camunda leaves it open to everybody otherwise. */
class RestLogin extends ProcessEngineAuthenticationFilter {

    /** Camunda's own filter lets the list of engines through. */
    @Override
    protected boolean requiresEngineAuthentication(String requestUrl) {
        return true;
    }
}
