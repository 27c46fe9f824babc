package org.communitysafety.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.communitysafety.server.CommunitySafetyServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The demo as people get it, one for all tests that carry this. Jobs run when a test says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = CommunitySafetyServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=community-safety-server",
            "spring.profiles.active=demo",
            "spring.datasource.url=jdbc:h2:mem:rest;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "community-safety.login.failures-of-user-at-address=100000",
            "community-safety.login.failures-of-user=100000",
            "community-safety.login.failures-of-address=100000"
        })
@interface RunningServer {}
