package org.communitysafety.server.login;

import io.github.bucket4j.TimeMeter;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.communitysafety.camunda.StartUpLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Logins of the server. */
@Configuration(proxyBeanMethods = false)
public class LoginConfiguration {

    private static final int BEFORE_ANY_LOGIN = Ordered.HIGHEST_PRECEDENCE + 100;

    @Bean
    Administrators administrators(IdentityService identities, AuthorizationService authorizations) {
        return new Administrators(identities, authorizations);
    }

    @Bean
    @Profile("!demo")
    FirstAdministrator firstAdministrator(
            Administrators administrators, IdentityService identities, StartUpLock startUp, Environment settings) {
        return new FirstAdministrator(
                administrators, identities, startUp, settings.getProperty(FirstAdministrator.PASSWORD));
    }

    @Bean
    LimitedLogins limitedLogins(
            @Value("${community-safety.login.failures-of-user-at-address:10}") int ofUserAtAddress,
            @Value("${community-safety.login.failures-of-user:30}") int ofUser,
            @Value("${community-safety.login.failures-of-address:100}") int ofAddress) {
        var allowed = new LoginLimits.Failures(ofUserAtAddress, ofUser, ofAddress);
        return new LimitedLogins(new LoginLimits(allowed, TimeMeter.SYSTEM_NANOTIME));
    }

    @Bean
    FilterRegistrationBean<Visitors> visitorsFilter() {
        var filter = new FilterRegistrationBean<>(new Visitors());
        filter.setOrder(BEFORE_ANY_LOGIN);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RestLogin> restLoginFilter(@Value("${spring.jersey.application-path}") String path) {
        var filter = new FilterRegistrationBean<>(new RestLogin());
        filter.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
        filter.addUrlPatterns(path + "/*");
        return filter;
    }

    @Bean
    FilterRegistrationBean<HealthLogin> healthLoginFilter(
            @Value("${management.endpoints.web.base-path:/actuator}") String path,
            ObjectProvider<ProcessEngine> engine,
            ObjectProvider<Administrators> administrators) {
        var filter = new FilterRegistrationBean<>(new HealthLogin(engine, administrators));
        filter.addUrlPatterns(path + "/*");
        return filter;
    }
}
