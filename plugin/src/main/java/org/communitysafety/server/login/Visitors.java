package org.communitysafety.server.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows from which address the present request comes, and answers where a login is refused before REST is reached. */
class Visitors extends OncePerRequestFilter {

    private static final int HALF_OF_IPV6 = 8;
    private static final ThreadLocal<String> ADDRESS = new ThreadLocal<>();

    private final ObjectMapper json = new ObjectMapper();

    /** Null outside a request. */
    static String address() {
        return ADDRESS.get();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ADDRESS.set(household(request.getRemoteAddr()));
        try {
            chain.doFilter(request, response);
        } catch (TooManyLogins refused) {
            answer(response, refused.getResponse());
        } finally {
            ADDRESS.remove();
        }
    }

    private void answer(HttpServletResponse response, Response refusal) throws IOException {
        response.setStatus(refusal.getStatus());
        response.setHeader(HttpHeaders.RETRY_AFTER, refusal.getHeaderString(HttpHeaders.RETRY_AFTER));
        response.setContentType(refusal.getMediaType().toString());
        json.writeValue(response.getOutputStream(), refusal.getEntity());
    }

    /** One connection has as many IPv6 addresses as it likes; what they share is the first half. */
    static String household(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : Arrays.toString(Arrays.copyOf(bytes, HALF_OF_IPV6));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
