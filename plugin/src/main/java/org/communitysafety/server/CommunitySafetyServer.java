package org.communitysafety.server;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The ready-made server: Tasklist, Cockpit and REST with the plugin, configured as any host would. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class CommunitySafetyServer {

    public static void main(String[] args) {
        new SpringApplicationBuilder(CommunitySafetyServer.class)
                .properties("spring.config.name=community-safety-server")
                .run(args);
    }
}
