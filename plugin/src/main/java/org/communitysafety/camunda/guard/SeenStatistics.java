package org.communitysafety.camunda.guard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.ProcessDefinitionStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionStatisticsEntity;
import org.camunda.bpm.engine.impl.persistence.entity.StatisticsManager;
import org.camunda.bpm.engine.management.IncidentStatistics;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.IncidentQuery;

/**
 * Counts the instances of the product's processes that whoever asks may see. Camunda counts all of their partnership, so
 * that a figure beside a shorter list would tell of a case that nobody may know of (H17).
 */
final class SeenStatistics extends StatisticsManager {

    private final OurProcesses processes;

    private SeenStatistics(OurProcesses processes) {
        this.processes = processes;
    }

    /** Puts it in the place of the engine's own. */
    static SessionFactory factory(OurProcesses processes) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return StatisticsManager.class;
            }

            @Override
            public Session openSession() {
                return new SeenStatistics(processes);
            }
        };
    }

    @Override
    public List<ProcessDefinitionStatistics> getStatisticsGroupedByProcessDefinitionVersion(
            ProcessDefinitionStatisticsQueryImpl query, Page page) {
        List<ProcessDefinitionStatistics> all = super.getStatisticsGroupedByProcessDefinitionVersion(query, page);
        if (Context.getCommandContext().isAuthorizationCheckEnabled() && getCurrentAuthentication() != null) {
            all.stream()
                    .map(ProcessDefinitionStatisticsEntity.class::cast)
                    .filter(counted -> processes.ours(counted.getId()))
                    .forEach(counted -> count(counted, query));
        }
        return all;
    }

    /** By the engine's own queries, which leave out what may not be seen. */
    private static void count(ProcessDefinitionStatisticsEntity counted, ProcessDefinitionStatisticsQueryImpl query) {
        ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
        counted.setInstances((int) engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionId(counted.getId())
                .count());
        if (query.isFailedJobsToInclude()) {
            counted.setFailedJobs((int) engine.getManagementService()
                    .createJobQuery()
                    .processDefinitionId(counted.getId())
                    .noRetriesLeft()
                    .count());
        }
        if (query.isIncidentsToInclude()) {
            counted.setIncidentStatistics(incidents(
                    engine.getRuntimeService().createIncidentQuery().processDefinitionId(counted.getId()), query));
        }
    }

    private static List<IncidentStatistics> incidents(IncidentQuery seen, ProcessDefinitionStatisticsQueryImpl query) {
        var asked = SystemMetaObject.forObject(query); // the query keeps these two to itself
        Object type = asked.getValue("includeIncidentsForType");
        boolean roots = Boolean.TRUE.equals(asked.getValue("includeRootIncidents"));
        Map<String, Long> byType = seen.unlimitedList().stream()
                .filter(incident -> type == null || type.equals(incident.getIncidentType()))
                .filter(incident -> !roots || incident.getId().equals(incident.getRootCauseIncidentId()))
                .collect(Collectors.groupingBy(Incident::getIncidentType, TreeMap::new, Collectors.counting()));
        return byType.entrySet().stream()
                .map(counted -> (IncidentStatistics) new Count(counted.getKey(), Math.toIntExact(counted.getValue())))
                .toList();
    }

    /** How many of a type. */
    private static final class Count implements IncidentStatistics {

        private final String type;
        private final int count;

        Count(String type, int count) {
            this.type = type;
            this.count = count;
        }

        @Override
        public String getIncidentType() {
            return type;
        }

        @Override
        public int getIncidentCount() {
            return count;
        }
    }
}
