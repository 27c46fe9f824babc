package org.communitysafety.camunda;

import java.util.Arrays;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;

/**
 * Keeps our models out of the application's automatic deployment, which would deploy the partnerships' tables for
 * everybody; also where the plugin is switched off.
 */
@AutoConfiguration(before = CamundaBpmAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "camunda.bpm.enabled", matchIfMissing = true)
public class ModelsAutoConfiguration {

    @Bean
    Shipped communitySafetyShipped() {
        return Shipped.onClassPath();
    }

    @Bean
    KeepOut communitySafetyModelsStayOut(Shipped shipped) {
        return new KeepOut(shipped);
    }

    /** Runs when the application has said what it deploys. */
    static final class KeepOut extends AbstractProcessEnginePlugin {

        private final Shipped shipped;

        KeepOut(Shipped shipped) {
            this.shipped = shipped;
        }

        @Override
        public void postInit(ProcessEngineConfigurationImpl engine) {
            if (engine instanceof SpringProcessEngineConfiguration spring) {
                spring.setDeploymentResources(Arrays.stream(spring.getDeploymentResources())
                        .filter(resource -> !shipped.contains(resource))
                        .toArray(Resource[]::new));
            }
        }
    }
}
