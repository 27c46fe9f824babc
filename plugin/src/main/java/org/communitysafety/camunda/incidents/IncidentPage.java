package org.communitysafety.camunda.incidents;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Entry;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.IncidentPdf;
import org.communitysafety.incident.IncidentPdf.Part;
import org.communitysafety.incident.IncidentSettings;
import org.communitysafety.incident.Incidents;
import org.communitysafety.incident.Notice;
import org.communitysafety.incident.Notices;
import org.communitysafety.incident.Procedures;
import org.communitysafety.partnership.Person;

/** What the page "Incidents" shows: who is informed, what is known, who does what, and when the next update is due. */
class IncidentPage {

    private final Incidents incidents;
    private final Notices notices;
    private final Procedures procedures;
    private final IncidentSettings settings;
    private final IncidentViews views;
    private final AuditTrail audit;
    private final Clock clock;

    IncidentPage(
            Incidents incidents,
            Notices notices,
            Procedures procedures,
            IncidentSettings settings,
            IncidentViews views,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.notices = notices;
        this.procedures = procedures;
        this.settings = settings;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param acknowledged such as {@code 7 of 9} */
    record Item(
            String number,
            String state,
            String stateText,
            String level,
            String reported,
            String acknowledged,
            String nextUpdate,
            boolean overdue) {}

    /** @param assumed what of the procedure the partnership has still to confirm; null for nothing */
    record ItemList(String procedure, String assumed, List<Item> incidents, List<ProcedureRow> procedures) {}

    record ProcedureRow(String version, String state, List<Row> signatures) {}

    /** An entry of the log, as far as this reader may read it. */
    record LogRow(
            String id,
            String incident,
            String when,
            String author,
            String organisation,
            String marking,
            String kind,
            String corrects,
            String text) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "LogRow[" + id + "]";
        }
    }

    record View(
            Item item,
            List<Row> details,
            List<Row> classifications,
            List<Row> informed,
            List<Row> actions,
            List<Row> confidence,
            List<LogRow> log,
            List<Row> timeline,
            List<Option> markings,
            List<Option> duplicates,
            boolean mayJoin,
            boolean mayWrite) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "View[" + item + "]";
        }
    }

    ItemList list(Person person) {
        boolean assumed = settings.of(person.tenant()).assumed();
        return new ItemList(
                views.procedure(procedures.inForce(person.tenant())),
                assumed
                        ? "Recipients, chasing times and the weeks of the checks are to be confirmed by the partnership."
                        : null,
                incidents.of(person).stream().map(this::item).toList(),
                procedures.of(person.tenant()).stream()
                        .map(one -> new ProcedureRow(one.name(), views.procedure(one), views.signatures(one)))
                        .toList());
    }

    private Item item(Incident incident) {
        List<Notice> informed = notices.of(incident);
        long acknowledged =
                informed.stream().filter(one -> one.acknowledgedAt() != null).count();
        var due = incident.response().reportDueAt();
        return new Item(
                incident.number(),
                incident.state().name(),
                incident.state().toString(),
                incident.level().toString(),
                IncidentMoments.words(incident.reportedAt()),
                informed.isEmpty() ? null : "%d of %d".formatted(acknowledged, informed.size()),
                due == null ? null : IncidentMoments.words(due),
                due != null && due.isBefore(clock.instant()));
    }

    View open(String number, Person person) {
        Reader reader = Reader.forTask(person.id(), "Page of incidents");
        Incident incident = incidents.known(number, reader);
        boolean over = incident.state().over();
        return new View(
                item(incident),
                views.details(incident),
                classifications(incident),
                views.informed(incident),
                views.actions(incident),
                views.confidence(number, reader),
                log(number, reader),
                timeline(incident),
                views.markings(incident.tenant()),
                incidents.duplicates(incident).stream()
                        .map(one -> new Option(
                                "%s, %s".formatted(one.number(), IncidentMoments.words(one.happenedAt())),
                                one.number()))
                        .toList(),
                !over && settings.dutyLead(person),
                !over);
    }

    private List<Row> classifications(Incident incident) {
        return incidents.classifications(incident).stream()
                .map(one -> new Row(
                        "%s, %s".formatted(IncidentMoments.words(one.at()), views.name(one.by())),
                        one.critical()
                                ? "Critical: " + one.clauses()
                                : "Not critical: none of the six criteria applies"))
                .toList();
    }

    private List<LogRow> log(String number, Reader reader) {
        String tenant = views.tenant(number);
        return incidents.log(number, reader).stream()
                .map(entry -> row(tenant, entry))
                .toList();
    }

    private LogRow row(String tenant, Entry entry) {
        return new LogRow(
                entry.id(),
                entry.incident(),
                IncidentMoments.words(entry.writtenAt()),
                views.name(entry.author()),
                views.organisation(entry.organisation()),
                views.marking(tenant, entry.marking()),
                entry.kind().toString(),
                entry.corrects(),
                entry.text());
    }

    /** Every step, oldest first, without anybody's words. */
    private List<Row> timeline(Incident incident) {
        return audit.of(incident.tenant(), incident.number()).stream()
                .filter(step -> step.decision() == null)
                .map(step -> new Row(
                        "%s, %s".formatted(IncidentMoments.words(step.happenedAt()), actor(step.actor())),
                        step.detail() == null || step.detail().isBlank()
                                ? step.transition()
                                : "%s: %s".formatted(step.transition(), step.detail())))
                .toList();
    }

    private String actor(String login) {
        return login.equals(AuditTrail.SYSTEM) ? "by itself" : views.name(login);
    }

    LogRow entry(String number, String entry, Person person) {
        Reader reader = Reader.forTask(person.id(), "Read an entry");
        return row(views.tenant(incidents.known(number, reader).number()), incidents.entry(number, entry, reader));
    }

    /** The timeline with the log, as far as this person may read it. */
    byte[] pdf(String number, Person person) {
        Reader reader = Reader.forTask(person.id(), "Timeline as PDF");
        Incident incident = incidents.known(number, reader);
        List<Part> parts = new ArrayList<>();
        parts.add(part("The incident", views.details(incident)));
        parts.add(new Part(
                "The log",
                List.of("When", "Who", "Marking", "What"),
                log(number, reader).stream()
                        .map(one -> List.of(
                                one.when(),
                                "%s, %s".formatted(one.author(), one.organisation()),
                                one.marking(),
                                "%s: %s".formatted(one.kind(), one.text())))
                        .toList()));
        parts.add(part("Who was informed", views.informed(incident)));
        parts.add(part("Who does what", views.actions(incident)));
        parts.add(part("Confidence", views.confidence(number, reader)));
        parts.add(part("Every step", timeline(incident)));
        return IncidentPdf.of(
                number,
                "For %s, %s, made %s. Entries whose marking keeps them from this reader are left out."
                        .formatted(
                                person.name(),
                                views.organisation(person.organisation()),
                                IncidentMoments.words(clock.instant())),
                parts);
    }

    private static Part part(String heading, List<Row> rows) {
        return new Part(
                heading,
                List.of("What", "Details"),
                rows.stream().map(row -> List.of(row.what(), row.value())).toList());
    }
}
