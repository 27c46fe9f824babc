package org.communitysafety.server.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.security.Principal;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/** Everybody sees whether the server is well; an administrator who logs in sees what is wrong. */
class HealthLogin extends OncePerRequestFilter {

    /** The role that {@code management.endpoint.health.roles} asks for. */
    private static final String ROLE = "administrator";

    private final HttpBasicAuthenticationProvider basic = new HttpBasicAuthenticationProvider();
    private final ObjectProvider<ProcessEngine> engine;
    private final ObjectProvider<Administrators> administrators;

    /** The engine is asked for late, because filters are set up before it. */
    HealthLogin(ObjectProvider<ProcessEngine> engine, ObjectProvider<Administrators> administrators) {
        this.engine = engine;
        this.administrators = administrators;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            chain.doFilter(request, response);
            return;
        }
        AuthenticationResult login;
        try {
            login = basic.extractAuthenticatedUser(request, engine.getObject());
        } catch (ProcessEngineException databaseAway) {
            chain.doFilter(request, response);
            return;
        }
        if (!login.isAuthenticated()) {
            basic.augmentResponseByAuthenticationChallenge(response, engine.getObject());
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        String user = login.getAuthenticatedUser();
        chain.doFilter(administrators.getObject().include(user) ? new Administrator(request, user) : request, response);
    }

    private static final class Administrator extends HttpServletRequestWrapper {

        private final String user;

        Administrator(HttpServletRequest request, String user) {
            super(request);
            this.user = user;
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> user;
        }

        @Override
        public boolean isUserInRole(String role) {
            return ROLE.equals(role);
        }
    }
}
