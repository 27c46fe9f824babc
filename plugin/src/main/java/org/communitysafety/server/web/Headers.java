package org.communitysafety.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Strict headers on every answer. Over HTTPS, and wherever the server listens to more than its own machine, cookies are
 * for HTTPS only and browsers are told to use nothing else from then on.
 */
class Headers extends OncePerRequestFilter {

    private static final String ONE_YEAR = "max-age=31536000";

    private final boolean onNetwork;
    private final String webapps;

    /**
     * @param onNetwork whether others than this machine can connect
     * @param webapps path of Tasklist and Cockpit, which bring a content security policy of their own
     */
    Headers(boolean onNetwork, String webapps) {
        this.onNetwork = onNetwork;
        this.webapps = webapps;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (!request.getRequestURI().startsWith(request.getContextPath() + webapps + "/")) {
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (onNetwork || request.isSecure()) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
            chain.doFilter(request, new SecureCookies(response));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Marks every cookie, whoever sets it in whichever way. */
    private static final class SecureCookies extends HttpServletResponseWrapper {

        SecureCookies(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addCookie(Cookie cookie) {
            cookie.setSecure(true);
            super.addCookie(cookie);
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, secured(name, value));
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, secured(name, value));
        }

        private static String secured(String name, String value) {
            return HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)
                            && !value.contains("; Secure")
                            && !value.contains(";Secure")
                    ? value + "; Secure"
                    : value;
        }
    }
}
