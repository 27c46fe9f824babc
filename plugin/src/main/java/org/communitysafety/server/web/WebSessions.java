package org.communitysafety.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.camunda.bpm.webapp.impl.security.filter.CsrfPreventionFilter;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Fits the sessions of Camunda's web applications for a database that several nodes and several requests at once share.
 * Camunda expects one session object in one memory: it draws the token against forged requests at random at the first
 * request that misses it, and writes the login back after each request. Here the token follows from the session's
 * secret id, so that whoever computes it gets the same, and a login is written only when it has changed.
 */
class WebSessions extends OncePerRequestFilter {

    private final String path;

    /** @param path of Tasklist and Cockpit, for the token's cookie */
    WebSessions(String path) {
        this.path = path;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Request(request, response), response);
    }

    private final class Request extends HttpServletRequestWrapper {

        private final HttpServletResponse response;
        private WebSession current;

        Request(HttpServletRequest request, HttpServletResponse response) {
            super(request);
            this.response = response;
        }

        @Override
        public HttpSession getSession() {
            return getSession(true);
        }

        @Override
        public HttpSession getSession(boolean create) {
            HttpSession session = super.getSession(create);
            if (session == null || current != null && current.getId().equals(session.getId())) {
                return session == null ? null : current;
            }
            if (session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME) == null) {
                String token = token(session.getId());
                session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, token);
                tell(token);
            }
            current = new WebSession(session);
            return current;
        }

        /** As {@link CsrfPreventionFilter} would. */
        private void tell(String token) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    "%s=%s; Path=%s%s; SameSite=Strict"
                            .formatted(CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME, token, getContextPath(), path));
            response.setHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME, token);
        }
    }

    private static String token(String session) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("forged requests " + session).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
