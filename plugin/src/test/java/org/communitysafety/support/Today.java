package org.communitysafety.support;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** The engine's clock in tests: it is set before the server starts and before each test, and reset afterwards. */
public final class Today extends AbstractTestExecutionListener
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String PROPERTY = "test.today";
    private static final Instant DEFAULT = Instant.parse("2026-10-05T09:00:00Z");
    private static final ZoneId UK = ZoneId.of("Europe/London");

    /** Moves the engine's clock to this time in London, for the rest of the test. */
    public static void is(String londonTime) {
        ClockUtil.setCurrentTime(
                Date.from(LocalDateTime.parse(londonTime).atZone(UK).toInstant()));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        set(context);
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        set(test.getApplicationContext());
    }

    @Override
    public void afterTestMethod(TestContext test) {
        ClockUtil.reset();
    }

    private static void set(ApplicationContext context) {
        Instant today = context.getEnvironment().getProperty(PROPERTY, Instant.class, DEFAULT);
        ClockUtil.setCurrentTime(Date.from(today));
    }
}
