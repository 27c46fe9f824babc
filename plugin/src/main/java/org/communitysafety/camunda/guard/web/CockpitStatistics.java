package org.communitysafety.camunda.guard.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.management.IncidentStatistics;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;

/**
 * Cockpit's list of processes in the shape of Camunda's own, with the figures of the engine's statistics, which count
 * what whoever asks may see. Camunda's own counts whatever the partnership has, and sorts by it (H17).
 */
final class CockpitStatistics {

    private static final Map<String, Comparator<Row>> ORDERS = Map.of(
            "key", by(Row::key),
            "name", by(Row::name),
            "tenantId", by(Row::tenantId),
            "instances", Comparator.comparingInt(Row::instances),
            "incidents", Comparator.comparingInt(Row::incidents));

    private final List<Row> rows;

    private CockpitStatistics(List<Row> rows) {
        this.rows = rows;
    }

    /** The latest version of a process, with the figures of all its versions. */
    record Row(
            String id,
            String key,
            String name,
            int version,
            String tenantId,
            int suspensionState,
            int instances,
            int incidents) {

        static Row of(Collection<ProcessDefinitionStatistics> versions) {
            ProcessDefinitionStatistics latest = versions.stream()
                    .max(Comparator.comparingInt(ProcessDefinitionStatistics::getVersion))
                    .orElseThrow();
            return new Row(
                    latest.getId(),
                    latest.getKey(),
                    latest.getName(),
                    latest.getVersion(),
                    latest.getTenantId(),
                    latest.isSuspended() ? 2 : 1,
                    versions.stream()
                            .mapToInt(ProcessDefinitionStatistics::getInstances)
                            .sum(),
                    versions.stream()
                            .flatMap(version -> version.getIncidentStatistics().stream())
                            .mapToInt(IncidentStatistics::getIncidentCount)
                            .sum());
        }
    }

    /** @param asked with Cockpit's parameters for names, order and page */
    static CockpitStatistics of(ProcessEngine engine, HttpServletRequest asked) {
        Map<List<String>, List<ProcessDefinitionStatistics>> processes = engine
                .getManagementService()
                .createProcessDefinitionStatisticsQuery()
                .includeIncidents()
                .unlimitedList()
                .stream()
                .collect(Collectors.groupingBy(
                        process -> List.of(process.getKey(), Objects.toString(process.getTenantId(), ""))));
        List<Row> rows = processes.values().stream()
                .map(Row::of)
                .filter(row -> matches(row.key(), asked.getParameter("key"), asked.getParameter("keyLike")))
                .filter(row -> matches(row.name(), asked.getParameter("name"), asked.getParameter("nameLike")))
                .sorted(order(asked))
                .skip(number(asked.getParameter("firstResult"), 0))
                .limit(number(asked.getParameter("maxResults"), Integer.MAX_VALUE))
                .toList();
        return new CockpitStatistics(rows);
    }

    private static boolean matches(String value, String exact, String like) {
        String text = Objects.toString(value, "");
        return (exact == null || exact.equals(text))
                && (like == null
                        || text.toLowerCase().contains(like.replace("%", "").toLowerCase()));
    }

    private static Comparator<Row> order(HttpServletRequest asked) {
        Comparator<Row> order =
                ORDERS.getOrDefault(Objects.toString(asked.getParameter("sortBy"), "key"), by(Row::key));
        return ("desc".equals(asked.getParameter("sortOrder")) ? order.reversed() : order).thenComparing(by(Row::id));
    }

    private static Comparator<Row> by(Function<Row, String> text) {
        return Comparator.comparing(text, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /** What is no number is left out, as Cockpit leaves it out. */
    private static int number(String text, int otherwise) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    void send(HttpServletResponse response) throws IOException {
        Answers.json(response, HttpServletResponse.SC_OK, rows);
    }
}
