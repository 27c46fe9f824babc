package org.communitysafety.server;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The ready-made server: Tasklist, Cockpit and REST with the plugin, configured as any host would. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RestLogin.class, Demo.class})
public class CommunitySafetyServer {

    public static void main(String[] args) {
        new SpringApplicationBuilder(CommunitySafetyServer.class)
                .properties("spring.config.name=community-safety-server")
                .run(args);
    }
}
