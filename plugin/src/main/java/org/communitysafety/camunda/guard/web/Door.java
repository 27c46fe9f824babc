package org.communitysafety.camunda.guard.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Stands before REST, once the user is known. Whoever is no administrator gets one and the same answer for what is not
 * theirs and what is not there.
 */
final class Door implements Filter {

    /** What browsers say of requests that a page of another site makes with the password that they remember. */
    private static final String OTHER_SITE = "cross-site";

    private static final String FORGED =
            "This comes from a page of another site, so nothing was changed. Call from your own program or from Tasklist.";

    private final String root;
    private final Supplier<ProcessEngine> engine;
    private final Reserved reserved;

    /** @param root address of REST that this filter stands before */
    Door(String root, Supplier<ProcessEngine> engine, Reserved reserved) {
        this.root = root;
        this.engine = engine;
        this.reserved = reserved;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RestPath path = RestPath.of((HttpServletRequest) request, root);
        IdentityService identities = engine.get().getIdentityService();
        Authentication user = identities.getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            chain.doFilter(request, response);
            return;
        }
        if (!path.reads() && OTHER_SITE.equals(((HttpServletRequest) request).getHeader("Sec-Fetch-Site"))) {
            Answers.refused((HttpServletResponse) response, FORGED);
            return;
        }
        boolean administrator = Administrator.is(user, engine.get());
        Optional<String> shut = reserved.reason(path, administrator);
        if (!administrator && !new Visible(engine.get()).leadsSomewhere(path)) {
            Answers.nothing((HttpServletResponse) response);
        } else if (shut.isPresent()) {
            Answers.refused((HttpServletResponse) response, shut.get());
        } else {
            chain.doFilter(request, response);
        }
    }
}
