package org.communitysafety.camunda.guard.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Path;
import java.util.EnumSet;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration;
import org.communitysafety.camunda.CommunitySafetyAutoConfiguration;
import org.communitysafety.camunda.guard.Guards;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The doors, where the application has Camunda's REST or web applications and asks for them. */
@AutoConfiguration(
        after = CommunitySafetyAutoConfiguration.class,
        afterName = "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, Path.class})
@ConditionalOnBean(Guards.class)
public class GuardWebAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({CamundaJerseyResourceConfig.class, ResourceConfigCustomizer.class})
    static class Rest {

        /** After the login, whose filter an application declares itself. */
        @Bean(defaultCandidate = false)
        @ConditionalOnProperty("community-safety.guard.answers")
        FilterRegistrationBean<Door> communitySafetyRestDoor(
                ObjectProvider<ProcessEngine> engine,
                Guards guards,
                @Value("${spring.jersey.application-path:/engine-rest}") String path) {
            var door = new FilterRegistrationBean<>(new Door(
                    path, engine::getObject, new Reserved(guards.settings().papers())));
            door.addUrlPatterns(path + "/*");
            door.setOrder(Ordered.LOWEST_PRECEDENCE);
            return door;
        }

        @Bean
        ResourceConfigCustomizer communitySafetyBodies() {
            return rest -> {
                if (rest instanceof CamundaJerseyResourceConfig) {
                    rest.register(SomethingInBody.class);
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(CamundaBpmWebappAutoConfiguration.class)
    static class Webapp {

        @Bean(defaultCandidate = false)
        @ConditionalOnProperty("community-safety.guard.setup")
        FilterRegistrationBean<SetupDoor> communitySafetySetupDoor(
                @Value("${camunda.bpm.webapp.application-path:/camunda}") String path) {
            var door = new FilterRegistrationBean<>(new SetupDoor());
            door.addUrlPatterns(path + "/api/admin/*");
            door.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return door;
        }

        /** After the web applications' own filters, which know the session. */
        @Bean(defaultCandidate = false)
        @ConditionalOnProperty("community-safety.guard.answers")
        ServletContextInitializer communitySafetyWebappDoor(
                ObjectProvider<ProcessEngine> engine,
                Guards guards,
                @Value("${camunda.bpm.webapp.application-path:/camunda}") String path) {
            String root = path + "/api/engine";
            var door = new Door(
                    root, engine::getObject, new Reserved(guards.settings().papers()));
            return context -> {
                stand(context, "communitySafetyWebappDoor", door, root);
                for (String application : List.of("cockpit", "admin")) {
                    String plugins = path + "/api/" + application + "/plugin";
                    stand(
                            context,
                            "communitySafetyPluginDoor-" + application,
                            new CockpitDoor(application, plugins, engine::getObject),
                            plugins);
                }
            };
        }

        private static void stand(ServletContext context, String name, Filter door, String root) {
            context.addFilter(name, door)
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, root + "/*");
        }
    }
}
