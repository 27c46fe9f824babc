package org.communitysafety.server;

import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** REST asks for a login: Camunda leaves it open to everybody otherwise. */
@Configuration(proxyBeanMethods = false)
class RestLogin {

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> restLoginFilter(
            @Value("${spring.jersey.application-path}") String path) {
        var filter = new FilterRegistrationBean<ProcessEngineAuthenticationFilter>(new EveryAddress());
        filter.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
        filter.addUrlPatterns(path + "/*");
        return filter;
    }

    /** Camunda's own filter lets the list of engines through. */
    private static final class EveryAddress extends ProcessEngineAuthenticationFilter {

        @Override
        protected boolean requiresEngineAuthentication(String requestUrl) {
            return true;
        }
    }
}
