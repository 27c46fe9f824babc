package org.communitysafety.messages;

import java.net.URI;
import java.time.Clock;
import javax.sql.DataSource;
import org.communitysafety.storage.Storage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

/** The outbox's beans. */
@Configuration(proxyBeanMethods = false)
public class MessagesConfiguration {

    @Bean
    Attachments communitySafetyAttachments(DataSource dataSource) {
        return new Attachments(JdbcClient.create(dataSource));
    }

    @Bean
    Outbox communitySafetyOutbox(
            Storage storage,
            Attachments attachments,
            ObjectProvider<JavaMailSender> server,
            @Value("${community-safety.mail.from:community-safety@localhost}") String from,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new Outbox(storage, attachments, new MailSender(server.getIfAvailable(), from), events, clock);
    }

    @Bean
    TextMessages communitySafetyTextMessages(
            Storage storage,
            @Value("${community-safety.text-messages.url:#{null}}") URI gateway,
            ApplicationEventPublisher events,
            @Qualifier("communitySafetyClock") Clock clock) {
        return new TextMessages(storage, gateway, events, clock);
    }
}
