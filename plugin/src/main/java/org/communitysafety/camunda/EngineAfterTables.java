package org.communitysafety.camunda;

import java.util.Set;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.communitysafety.storage.Migrations;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDependsOnDatabaseInitializationDetector;

/**
 * Our tables and the engine come after those that the application makes with its own migrations: Flyway, for one, refuses
 * a database that somebody else has begun.
 */
class EngineAfterTables extends AbstractBeansOfTypeDependsOnDatabaseInitializationDetector {

    @Override
    protected Set<Class<?>> getDependsOnDatabaseInitializationBeanTypes() {
        return Set.of(ProcessEngineFactoryBean.class, Migrations.class);
    }
}
