package org.communitysafety.server;

import org.communitysafety.server.login.LoginConfiguration;
import org.communitysafety.server.operation.OperationConfiguration;
import org.communitysafety.server.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The ready-made server: Tasklist, Cockpit and REST with the plugin, configured as any host would. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({LoginConfiguration.class, WebConfiguration.class, OperationConfiguration.class, Demo.class})
public class CommunitySafetyServer {

    public static void main(String[] args) {
        new SpringApplicationBuilder(CommunitySafetyServer.class)
                .properties("spring.config.name=community-safety-server")
                .run(args);
    }
}
