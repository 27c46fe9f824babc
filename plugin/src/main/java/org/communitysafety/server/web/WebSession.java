package org.communitysafety.server.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Enumeration;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/**
 * A session that writes its login only when somebody has logged in or out. Otherwise a slow request would write back
 * the login that it began with, after the person has logged out; groups and tenants are read anew for each request.
 */
class WebSession implements HttpSession {

    private final HttpSession session;
    /** Null while nothing is stored: Camunda relies on finding the object again that it put there first. */
    private final Set<String> loggedIn;

    WebSession(HttpSession session) {
        this.session = session;
        this.loggedIn =
                session.getAttribute("authenticatedUser") instanceof Authentications stored ? users(stored) : null;
    }

    private static Set<String> users(Authentications authentications) {
        return authentications.getAuthentications().stream()
                .map(UserAuthentication::getIdentityId)
                .collect(Collectors.toSet());
    }

    @Override
    public void setAttribute(String name, Object value) {
        if (value instanceof Authentications login && users(login).equals(loggedIn)) {
            return;
        }
        session.setAttribute(name, value);
    }

    @Override
    public Object getAttribute(String name) {
        return session.getAttribute(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return session.getAttributeNames();
    }

    @Override
    public void removeAttribute(String name) {
        session.removeAttribute(name);
    }

    @Override
    public void invalidate() {
        session.invalidate();
    }

    @Override
    public boolean isNew() {
        return session.isNew();
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public long getCreationTime() {
        return session.getCreationTime();
    }

    @Override
    public long getLastAccessedTime() {
        return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {
        session.setMaxInactiveInterval(seconds);
    }

    @Override
    public int getMaxInactiveInterval() {
        return session.getMaxInactiveInterval();
    }

    @Override
    public ServletContext getServletContext() {
        return session.getServletContext();
    }
}
