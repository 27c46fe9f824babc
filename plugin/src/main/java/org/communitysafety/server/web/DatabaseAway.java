package org.communitysafety.server.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Where a request fails because the database is away, full or too busy, the answer is 503 and a sentence. */
class DatabaseAway extends OncePerRequestFilter {

    private static final String SOON = "10";
    private static final Map<String, String> SENTENCE = Map.of(
            "type",
            "DatabaseAway",
            "message",
            "The database cannot be used at the moment. Try again in a minute, and look first whether your last step"
                    + " was saved.");
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

    private final ObjectMapper json = new ObjectMapper();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        LostConnection.forget();
        var answer = new Answer(response);
        try {
            chain.doFilter(request, answer);
            if (answer.isFailure) {
                unavailable(response);
            }
        } catch (IOException | ServletException | RuntimeException e) {
            if (!LostConnection.noticed()) {
                throw e;
            }
            LOG.warn("The database cannot be used: {}", rootCause(e).toString());
            unavailable(response);
        } finally {
            LostConnection.forget();
        }
    }

    private static Throwable rootCause(Throwable failure) {
        return failure.getCause() == null ? failure : rootCause(failure.getCause());
    }

    private void unavailable(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), SENTENCE);
    }

    /** Lets everything pass but the failure of a request whose connection was lost: that one is ours to word. */
    private static final class Answer extends HttpServletResponseWrapper {

        private boolean isFailure;

        Answer(HttpServletResponse response) {
            super(response);
        }

        private boolean takes(int status) {
            isFailure |= status >= HttpServletResponse.SC_BAD_REQUEST && LostConnection.noticed();
            return isFailure;
        }

        @Override
        public void setStatus(int status) {
            if (!takes(status)) {
                super.setStatus(status);
            }
        }

        @Override
        public void sendError(int status) throws IOException {
            if (!takes(status)) {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (!takes(status)) {
                super.sendError(status, message);
            }
        }

        @Override
        public void setHeader(String name, String value) {
            if (!isFailure) {
                super.setHeader(name, value);
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return isFailure ? new Nowhere() : super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            return isFailure ? new PrintWriter(OutputStream.nullOutputStream()) : super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            if (!isFailure) {
                super.flushBuffer();
            }
        }
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Nothing is written asynchronously here");
        }

        @Override
        public void write(int b) {
            // what the failure said is replaced
        }
    }
}
