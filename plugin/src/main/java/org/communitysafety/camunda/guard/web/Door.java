package org.communitysafety.camunda.guard.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Stands before REST, once the user is known. Whoever is no administrator gets one and the same answer for what is not
 * theirs and what is not there.
 */
final class Door implements Filter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String NOTHING =
            "There is nothing like this here for you. It may have been completed already; reload the list.";

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
        boolean administrator = administrator(user);
        Optional<String> shut = reserved.reason(path, administrator);
        if (!administrator && !new Visible(engine.get()).leadsSomewhere(path)) {
            answer((HttpServletResponse) response, HttpServletResponse.SC_NOT_FOUND, "NotFound", NOTHING);
        } else if (shut.isPresent()) {
            answer((HttpServletResponse) response, HttpServletResponse.SC_FORBIDDEN, "Refused", shut.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean administrator(Authentication user) {
        var configuration = (ProcessEngineConfigurationImpl) engine.get().getProcessEngineConfiguration();
        return user.getGroupIds() != null && user.getGroupIds().contains(Groups.CAMUNDA_ADMIN)
                || configuration.getAdminUsers().contains(user.getUserId());
    }

    /** In the shape of Camunda's own. */
    private static void answer(HttpServletResponse response, int status, String type, String message)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("message", message);
        body.put("code", null);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
