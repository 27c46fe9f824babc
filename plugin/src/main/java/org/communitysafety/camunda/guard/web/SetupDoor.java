package org.communitysafety.camunda.guard.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/** Nobody becomes administrator by being the first to ask: Camunda lets whoever comes first, without a login. */
final class SetupDoor implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = ((HttpServletRequest) request).getPathInfo();
        boolean setup = path != null
                && Arrays.stream(path.split("/"))
                        .filter(segment -> !segment.isEmpty())
                        .findFirst()
                        .filter("setup"::equals)
                        .isPresent();
        if (setup) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }
}
