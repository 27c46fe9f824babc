package org.communitysafety.messages;

/**
 * A file that one or more messages carry. It lies in the database as it is: whatever may name people is encrypted before
 * it gets here.
 *
 * @param type media type, for example {@code application/pdf}
 * @param content null once it has been destroyed
 */
public record Attachment(String name, String type, byte[] content) {

    @Override
    public String toString() {
        return "Attachment[%s]".formatted(name);
    }
}
