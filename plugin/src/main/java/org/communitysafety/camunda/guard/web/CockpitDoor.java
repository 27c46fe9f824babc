package org.communitysafety.camunda.guard.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Stands before what Cockpit and Admin ask the server for besides REST. Camunda lets everybody in who is logged in to any
 * of the web applications; here the one that asks has to be open to them, and figures count what they may see.
 */
final class CockpitDoor implements Filter {

    private final String application;
    private final String root;
    private final Supplier<ProcessEngine> engine;

    /**
     * @param application {@code cockpit} or {@code admin}
     * @param root address below which its plugins lie
     */
    CockpitDoor(String application, String root, Supplier<ProcessEngine> engine) {
        this.application = application;
        this.root = root;
        this.engine = engine;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RestPath path = RestPath.of((HttpServletRequest) request, root);
        Authentication user = engine.get().getIdentityService().getCurrentAuthentication();
        boolean file = path.segment(1).equals("static");
        if (file || user == null || user.getUserId() == null || Administrator.is(user, engine.get())) {
            chain.doFilter(request, response);
            return;
        }
        RestPath asked = path.below(2); // below the plugin's name and the engine's
        if (!open(user) || !new Visible(engine.get()).leadsSomewhere(asked)) {
            Answers.nothing((HttpServletResponse) response);
        } else if (path.first(1).equals("base") && asked.first(2).equals("process-definition/statistics")) {
            CockpitStatistics.of(engine.get(), (HttpServletRequest) request).send((HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean open(Authentication user) {
        AuthorizationService authorizations = engine.get().getAuthorizationService();
        return authorizations.isUserAuthorized(
                user.getUserId(), user.getGroupIds(), Permissions.ACCESS, Resources.APPLICATION, application);
    }
}
