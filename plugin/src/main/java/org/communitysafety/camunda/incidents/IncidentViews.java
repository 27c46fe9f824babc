package org.communitysafety.camunda.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Confidence;
import org.communitysafety.incident.Confidences;
import org.communitysafety.incident.Criterion;
import org.communitysafety.incident.Entry;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.IncidentAction;
import org.communitysafety.incident.IncidentActions;
import org.communitysafety.incident.IncidentChoice;
import org.communitysafety.incident.IncidentChoice.Kind;
import org.communitysafety.incident.IncidentSettings;
import org.communitysafety.incident.Incidents;
import org.communitysafety.incident.Notice;
import org.communitysafety.incident.Notices;
import org.communitysafety.incident.Procedure;
import org.communitysafety.incident.Procedures;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/** What forms and pages show of an incident, in words; the log is opened for the person who looks, and that is noted. */
class IncidentViews {

    private static final Map<String, String> OUTCOMES = Map.of(
            "restored", "Restored",
            "watch", "Below the baseline, watched",
            "actAgain", "Well below the baseline, act again",
            "none", "Not checked yet");

    private final Incidents incidents;
    private final Notices notices;
    private final IncidentActions actions;
    private final Confidences confidences;
    private final Procedures procedures;
    private final IncidentSettings settings;
    private final Register register;

    IncidentViews(
            Incidents incidents,
            Notices notices,
            IncidentActions actions,
            Confidences confidences,
            Procedures procedures,
            IncidentSettings settings,
            Register register) {
        this.incidents = incidents;
        this.notices = notices;
        this.actions = actions;
        this.confidences = confidences;
        this.procedures = procedures;
        this.settings = settings;
        this.register = register;
    }

    String tenant(String number) {
        return incidents.incident(number).tenant();
    }

    /** How the incident stands. */
    List<Row> details(String number, Reader reader) {
        return details(incidents.known(number, reader));
    }

    List<Row> details(Incident incident) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Incident", "%s, level %s".formatted(incident.number(), incident.level())));
        rows.add(new Row("How it stands", incident.state().toString()));
        rows.add(new Row("Area", name(incident, Kind.AREA, incident.area())));
        rows.add(new Row("Happened", IncidentMoments.words(incident.happenedAt())));
        rows.add(new Row(
                "Reported",
                "%s, by %s of %s; source: %s"
                        .formatted(
                                IncidentMoments.words(incident.reportedAt()),
                                name(incident.reporter()),
                                organisation(incident.organisation()),
                                incident.source())));
        rows.add(new Row("Critical because", criteria(incident)));
        Optional.ofNullable(incident.response().strategicLead())
                .ifPresent(lead -> rows.add(new Row(
                        "Strategic lead",
                        "%s, for %s"
                                .formatted(
                                        name(lead),
                                        organisation(incident.response().leadAgency())))));
        Optional.ofNullable(incident.response().reportDueAt())
                .ifPresent(due -> rows.add(new Row("Next situation report due", IncidentMoments.words(due))));
        rows.add(new Row("Procedure", procedure(procedures.procedure(incident.procedure()))));
        List<Incident> duplicates = incidents.duplicates(incident);
        if (!duplicates.isEmpty()) {
            rows.add(new Row(
                    "May be the same as",
                    duplicates.stream().map(Incident::number).collect(Collectors.joining(", "))
                            + ". The duty lead joins them on the page \"Incidents\""));
        }
        return rows;
    }

    /** The criteria that apply, or why it is not critical (C1). */
    String criteria(Incident incident) {
        List<Criterion> criteria = incidents.criteria(incident);
        return criteria.isEmpty()
                ? "It is not: none of the six criteria applies to what is known"
                : criteria.stream()
                        .map(one -> "%s (%s)".formatted(one.words(), one.clause()))
                        .collect(Collectors.joining("; "));
    }

    /** Which version of the procedure, and since when it is agreed (C8). */
    String procedure(Procedure procedure) {
        String assumed = procedure.assumed() ? " (to be confirmed by the partnership)" : "";
        return procedure.inForceAt() == null
                ? "Version %s, not signed by all yet".formatted(procedure.name())
                : "Version %s, agreed by all responsible authorities on %s%s"
                        .formatted(procedure.name(), IncidentMoments.day(procedure.inForceAt()), assumed);
    }

    List<Row> signatures(Procedure procedure) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Version", procedure.name()));
        rows.add(new Row("Title", procedure.title()));
        rows.add(new Row("What is different", procedure.changes() == null ? "" : procedure.changes()));
        procedure
                .inOrder()
                .forEach(one -> rows.add(new Row(
                        organisation(one.organisation()),
                        one.signedAt() == null
                                ? "Has not signed yet"
                                : "Signed on " + IncidentMoments.day(one.signedAt()))));
        return rows;
    }

    /** What this reader may read of the log, newest first. */
    List<Row> log(String number, Reader reader) {
        List<Row> rows = new ArrayList<>();
        String tenant = tenant(number);
        for (Entry entry : incidents.log(number, reader)) {
            rows.add(
                    0,
                    new Row(
                            "%s, %s, %s · %s"
                                    .formatted(
                                            IncidentMoments.words(entry.writtenAt()),
                                            name(entry.author()),
                                            organisation(entry.organisation()),
                                            marking(tenant, entry.marking())),
                            "%s: %s".formatted(entry.kind(), entry.text())));
        }
        return rows;
    }

    String marking(String tenant, String marking) {
        return settings.of(tenant).choice(Kind.MARKING, marking).name();
    }

    /** Who was informed, and who has acknowledged (C3). */
    List<Row> informed(Incident incident) {
        return notices.of(incident).stream()
                .map(notice -> new Row(
                        "%s, %s"
                                .formatted(
                                        name(notice.person()),
                                        organisation(
                                                register.person(notice.person()).organisation())),
                        acknowledged(notice)))
                .toList();
    }

    String acknowledged(Notice notice) {
        String silent = notice.byMail() ? "" : " No e-mail address: call them.";
        if (notice.acknowledgedAt() != null) {
            return "Acknowledged %s%s"
                    .formatted(
                            IncidentMoments.words(notice.acknowledgedAt()),
                            notice.person().equals(notice.acknowledgedBy())
                                    ? ""
                                    : " by " + name(notice.acknowledgedBy()));
        }
        if (notice.withdrawnAt() != null) {
            return "Not needed any more";
        }
        return notice.chairToldAt() != null
                ? "Not acknowledged; reminded, deputy and chair told." + silent
                : notice.deputyToldAt() != null
                        ? "Not acknowledged; reminded, deputy told." + silent
                        : notice.remindedAt() != null
                                ? "Not acknowledged; reminded." + silent
                                : "Informed %s, not acknowledged yet.%s"
                                        .formatted(IncidentMoments.words(notice.informedAt()), silent);
    }

    /** Who does what until when. */
    List<Row> actions(Incident incident) {
        return actions.of(incident).stream()
                .map(one -> new Row(
                        "%s: %s, %s".formatted(one.number(), name(one.owner()), organisation(one.organisation())),
                        "%s, due %s, %s"
                                .formatted(
                                        one.kind(),
                                        IncidentMoments.words(one.dueAt()),
                                        one.open()
                                                ? one.chasedAt() == null ? "open" : "overdue"
                                                : "done " + IncidentMoments.words(one.doneAt()))))
                .toList();
    }

    List<Row> action(IncidentAction action, Reader reader) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(action.kind().toString(), action.number()));
        rows.add(new Row("Incident", action.incident()));
        rows.add(new Row("What", actions.what(action, reader)));
        rows.add(new Row("Asked by", name(action.askedBy())));
        rows.add(new Row("Due", IncidentMoments.words(action.dueAt())));
        return rows;
    }

    /** Baseline and checks (C6). */
    List<Row> confidence(String number, Reader reader) {
        Incident incident = incidents.known(number, reader);
        List<Row> rows = new ArrayList<>();
        confidences.find(number).ifPresent(confidence -> {
            rows.add(new Row("Measure", name(incident, Kind.MEASURE, confidence.measure())));
            rows.add(new Row(
                    "Baseline",
                    "%s, %s, %s"
                            .formatted(
                                    confidence.baseline(),
                                    IncidentMoments.day(confidence.recordedAt()),
                                    confidence.source())));
            confidences
                    .checks(number)
                    .forEach(check -> rows.add(new Row(
                            "Check of " + IncidentMoments.day(check.at()),
                            "%s (%s against the baseline), %s: %s"
                                    .formatted(
                                            check.figure(),
                                            check.difference(),
                                            check.source(),
                                            OUTCOMES.getOrDefault(check.outcome(), "")))));
            rows.add(new Row("What follows", next(incident, confidence)));
        });
        return rows;
    }

    private String next(Incident incident, Confidence confidence) {
        String outcome = OUTCOMES.get(confidence.lastOutcome());
        if (incident.state().over()) {
            return outcome;
        }
        String assumed =
                settings.of(incident.tenant()).assumed() ? " Times are to be confirmed by the partnership." : "";
        return confidence.nextCheckAt() == null
                ? "Checked after the response has ended." + assumed
                : "%s. Next check %s; the procedure asks for %d more.%s"
                        .formatted(
                                outcome,
                                IncidentMoments.day(confidence.nextCheckAt()),
                                confidence.checksLeft(),
                                assumed);
    }

    List<Option> markings(String tenant) {
        return choices(tenant, Kind.MARKING);
    }

    List<Option> choices(String tenant, Kind kind) {
        return settings.of(tenant).choices(kind).stream()
                .map(choice -> new Option(choice.label(), choice.choice()))
                .toList();
    }

    List<Option> people(String tenant) {
        return actions.members(tenant).stream()
                .map(person ->
                        new Option("%s, %s".formatted(person.name(), organisation(person.organisation())), person.id()))
                .toList();
    }

    List<Option> agencies(String tenant) {
        return register.organisations(tenant).stream()
                .filter(Organisation::member)
                .map(one -> new Option(one.name(), one.id()))
                .toList();
    }

    private String name(Incident incident, Kind kind, String choice) {
        return settings.of(incident.tenant()).choices(kind).stream()
                .filter(one -> one.choice().equals(choice))
                .map(IncidentChoice::name)
                .findFirst()
                .orElse(choice);
    }

    String name(String login) {
        return register.findPerson(login).map(Person::name).orElse(login);
    }

    String organisation(String key) {
        return key == null ? "" : register.organisation(key).name();
    }
}
