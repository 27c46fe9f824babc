package org.communitysafety.messages;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands a message to the operator's mail server, if there is one ({@code spring.mail.host}). */
class MailSender {

    private static final String TEN_SECONDS = "10000";

    private final JavaMailSender server;
    private final String from;

    /**
     * @param server null where no mail server is configured
     * @param from address that the partnership's mails come from
     */
    MailSender(JavaMailSender server, String from) {
        this.server = server;
        this.from = from;
        if (server instanceof JavaMailSenderImpl smtp) {
            limit(smtp.getJavaMailProperties());
        }
    }

    /** Without these a hanging mail server would hold a job thread for ever: the protocol's default is no limit. */
    private static void limit(Properties smtp) {
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            smtp.putIfAbsent("mail.smtp." + limit, TEN_SECONDS);
            smtp.putIfAbsent("mail.smtps." + limit, TEN_SECONDS);
        }
    }

    boolean configured() {
        return server != null;
    }

    void send(Message message, List<Attachment> files) {
        MimeMessage mime = new FixedIdMessage(message.messageId());
        try {
            var helper = new MimeMessageHelper(mime, !files.isEmpty(), "UTF-8");
            helper.setFrom(from);
            helper.setTo(message.address());
            helper.setSubject(message.subject());
            helper.setText(message.body());
            for (Attachment file : files) {
                helper.addAttachment(file.name(), new ByteArrayResource(file.content()), file.type());
            }
        } catch (MessagingException e) {
            throw new MailParseException("The message to " + message.recipient() + " cannot be made into a mail", e);
        }
        server.send(mime);
    }

    /** A mail whose {@code Message-ID} survives saving, so that a repeat can be recognised. */
    private static final class FixedIdMessage extends MimeMessage {

        private final String id;

        FixedIdMessage(String id) {
            super((jakarta.mail.Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
