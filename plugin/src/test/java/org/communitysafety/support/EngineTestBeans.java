package org.communitysafety.support;

import org.camunda.bpm.engine.ProcessEngine;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@link EngineTest} adds to the server. */
@Configuration(proxyBeanMethods = false)
class EngineTestBeans {

    @Bean
    Staff staff(ProcessEngine engine, Register register) {
        return new Staff(engine, register);
    }

    @Bean
    TakenFlows takenFlows() {
        return new TakenFlows();
    }
}
