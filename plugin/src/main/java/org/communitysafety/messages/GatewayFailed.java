package org.communitysafety.messages;

/** The operator's gateway for text messages cannot be reached, or did not take a message. */
public class GatewayFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GatewayFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
