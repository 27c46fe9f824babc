package org.communitysafety.camunda.incidents;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.incident.Chasing;
import org.communitysafety.incident.Confidences.Closing;
import org.communitysafety.incident.Confidences.MayClose;
import org.communitysafety.incident.Criterion;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.Level;
import org.communitysafety.partnership.Refused;

/** What the partnership's tables say of an incident; each answer is kept in the audit trail. */
class IncidentTables {

    static final String CRITERIA = "criticalIncident";
    static final String RECIPIENTS = "incidentRecipients";
    static final String CHASING = "incidentChasing";
    static final String RHYTHM = "incidentRhythm";
    static final String CLOSING = "incidentClosing";

    private final Decisions decisions;

    IncidentTables(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The criteria that apply, each once; none for an incident that is not critical (C1). */
    List<Criterion> criteria(Incident incident) {
        Map<String, Criterion> found = new LinkedHashMap<>();
        rows(incident, CRITERIA, incident.facts().asked()).forEach(row -> {
            var criterion = new Criterion(text(CRITERIA, row, "criterion"), text(CRITERIA, row, "clause"));
            found.putIfAbsent(criterion.name(), criterion);
        });
        return List.copyOf(found.values());
    }

    /** The groups that are informed of these criteria at the incident's level (C3). */
    Set<String> recipients(Incident incident, List<Criterion> criteria) {
        Set<String> groups = new LinkedHashSet<>();
        criteria.forEach(criterion -> rows(
                        incident,
                        RECIPIENTS,
                        Map.of(
                                "criterion",
                                criterion.name(),
                                "level",
                                incident.level().code()))
                .forEach(row -> groups.add(text(RECIPIENTS, row, "group"))));
        return groups;
    }

    /** When whoever does not acknowledge is chased (C3). */
    Chasing chasing(Incident incident) {
        Map<String, Object> row = row(incident, CHASING, incident.level());
        return new Chasing(
                Duration.ofMinutes(number(CHASING, row, "reminderMinutes")),
                Duration.ofMinutes(number(CHASING, row, "deputyMinutes")),
                Duration.ofMinutes(number(CHASING, row, "chairMinutes")));
    }

    /** How long until the next situation report (C5). */
    Duration rhythm(Incident incident, Level level) {
        return Duration.ofHours(number(RHYTHM, row(incident, RHYTHM, level), "hours"));
    }

    /** Whether the incident may be closed (C6). */
    MayClose mayClose(Incident incident, Closing closing) {
        List<Map<String, Object>> rows = rows(
                incident,
                CLOSING,
                Map.of(
                        "outcome",
                        closing.outcome(),
                        "checksLeft",
                        closing.checksLeft(),
                        "executiveDecided",
                        closing.executiveDecided()));
        Refused.unless(!rows.isEmpty(), noRow(CLOSING));
        Map<String, Object> row = rows.get(0);
        return new MayClose(Boolean.TRUE.equals(row.get("mayClose")), text(CLOSING, row, "why"));
    }

    private Map<String, Object> row(Incident incident, String table, Level level) {
        List<Map<String, Object>> rows = rows(incident, table, Map.of("level", level.code()));
        Refused.unless(!rows.isEmpty(), noRow(table));
        return rows.get(0);
    }

    private List<Map<String, Object>> rows(Incident incident, String table, Map<String, ?> inputs) {
        return decisions.rows(incident.tenant(), incident.number(), table, inputs);
    }

    private static String text(String table, Map<String, Object> row, String column) {
        Refused.unless(row.get(column) instanceof String, noRow(table));
        return (String) row.get(column);
    }

    private static long number(String table, Map<String, Object> row, String column) {
        Refused.unless(row.get(column) instanceof Number number && number.longValue() > 0, noRow(table));
        return ((Number) row.get(column)).longValue();
    }

    private static String noRow(String table) {
        return ("The table \"%s\" has no usable row for this incident. Ask the partnership's process owner to correct it;"
                        + " nothing was saved.")
                .formatted(table);
    }
}
