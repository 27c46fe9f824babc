package org.communitysafety.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.communitysafety.server.CommunitySafetyServer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * A test on the real server with the sample partnerships, in memory and without a job executor: a test runs the jobs
 * that it wants to run. All such tests share one database, so each makes its own applications.
 *
 * <p>The server starts, and every test begins, on Monday 5 October 2026 at 10:00 in London, or at the instant
 * {@value Today#PROPERTY} of a {@code @TestPropertySource}; time stands still unless {@link Today} moves it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@SpringBootTest(
        classes = {CommunitySafetyServer.class, EngineTestBeans.class},
        properties = {
            "spring.config.name=community-safety-server",
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1",
            "spring.main.banner-mode=off",
            "COMMUNITY_SAFETY_ADMIN_PASSWORD=Rather-Long-Pass-Phrase-7",
            "community-safety.samples=true",
            "camunda.bpm.job-execution.enabled=false",
            "logging.level.root=warn"
        })
@ContextConfiguration(initializers = Today.class)
@TestExecutionListeners(listeners = Today.class, mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@ExtendWith(ToldStories.class)
public @interface EngineTest {}
