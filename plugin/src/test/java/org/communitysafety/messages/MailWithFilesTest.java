package org.communitysafety.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DisplayName("A mail with files")
class MailWithFilesTest {

    private static final byte[] PDF = {'%', 'P', 'D', 'F', 0, 1, (byte) 0xff};

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private MailSender mail;

    @BeforeEach
    void start() {
        server.start();
        var smtp = new JavaMailSenderImpl();
        smtp.setHost("127.0.0.1");
        smtp.setPort(server.getSmtp().getPort());
        mail = new MailSender(smtp, "partnership@example.invalid");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static Message message() {
        return new Message(
                "1",
                "cannock-chase",
                "cannock-fire",
                "donna.yates@cannock-chase.invalid",
                "<1@cannock-chase.community-safety.invalid>",
                "CCH-M-2026-0001",
                "CCH-M-2026-0001: agenda and open actions",
                "The attached file is encrypted.",
                Message.State.QUEUED,
                0,
                null,
                Instant.EPOCH,
                null,
                0);
    }

    @Test
    @DisplayName("H9, H12: carries its files byte by byte with name and type, and a repeat has the same Message-ID")
    void carriesFiles() throws Exception {
        List<Attachment> files = List.of(
                new Attachment("CCH-M-2026-0001-agenda.pdf", "application/pdf", PDF),
                new Attachment(
                        "invitation.ics",
                        "text/calendar; charset=UTF-8; method=REQUEST",
                        "BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8)));

        mail.send(message(), files);
        mail.send(message(), files);

        assertThat(server.getReceivedMessages()).hasSize(2);
        for (MimeMessage received : server.getReceivedMessages()) {
            assertThat(received.getMessageID()).isEqualTo("<1@cannock-chase.community-safety.invalid>");
            var parts = (MimeMultipart) received.getContent();
            assertThat(parts.getCount()).isEqualTo(3);
            BodyPart pdf = parts.getBodyPart(1);
            assertThat(pdf.getFileName()).isEqualTo("CCH-M-2026-0001-agenda.pdf");
            assertThat(pdf.getContentType()).startsWith("application/pdf");
            assertThat(pdf.getInputStream().readAllBytes()).isEqualTo(PDF);
            assertThat(parts.getBodyPart(2).getContentType())
                    .startsWith("text/calendar")
                    .contains("method=REQUEST");
        }
    }

    @Test
    @DisplayName("A mail without files stays a plain text")
    void plain() throws Exception {
        mail.send(message(), List.of());

        assertThat(server.getReceivedMessages()[0].getContentType()).startsWith("text/plain");
        assertThat(server.getReceivedMessages()[0].getContent().toString()).contains("The attached file is encrypted.");
    }
}
