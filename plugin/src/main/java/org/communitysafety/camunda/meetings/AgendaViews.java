package org.communitysafety.camunda.meetings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.ApplicationLists;
import org.communitysafety.funding.Applications;
import org.communitysafety.meeting.ActionReports;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Circulation.Entry;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Register;

/** The agenda as people read it: items of every kind in words. */
public class AgendaViews {

    private final Agenda agenda;
    private final Applications applications;
    private final ApplicationLists lists;
    private final ActionReports reports;
    private final Calendar calendar;
    private final Register register;

    AgendaViews(
            Agenda agenda,
            Applications applications,
            ApplicationLists lists,
            ActionReports reports,
            Calendar calendar,
            Register register) {
        this.agenda = agenda;
        this.applications = applications;
        this.lists = lists;
        this.reports = reports;
        this.calendar = calendar;
        this.register = register;
    }

    /** A line of an agenda in a form. */
    record Line(String place, String title, String asks, String remark) {}

    /** What is on the agenda, in its order; what waits for the chair's permission is not. */
    public List<Entry> entries(Sitting sitting) {
        return agenda.of(sitting.id()).stream()
                .filter(item -> item.state() != AgendaItem.State.WAITING)
                .map(this::entry)
                .toList();
    }

    public Entry entry(AgendaItem item) {
        if (item.kind() == AgendaItem.Kind.FUNDING) {
            return funding(item, applications.application(item.subject()));
        }
        return new Entry(item, item.paper().title(), asks(item), text(item));
    }

    /** The whole agenda with its places, as the secretary sees it, also what waits for the chair's permission. */
    List<Line> lines(Sitting sitting) {
        List<Line> lines = new ArrayList<>();
        for (AgendaItem item : agenda.of(sitting.id())) {
            Entry entry = entry(item);
            lines.add(new Line(String.valueOf(lines.size() + 1), entry.title(), entry.asks(), remark(item)));
        }
        return lines;
    }

    /** What is special about it; empty if nothing is. */
    public String remark(AgendaItem item) {
        if (item.state() == AgendaItem.State.WAITING) {
            return "Late: waits for the chair's permission";
        }
        if (item.reportMissing()) {
            return "The report is missing";
        }
        return item.late() ? "Late, taken with the chair's permission" : "";
    }

    private Entry funding(AgendaItem item, Application application) {
        String text = "%s applies for %s.%n%s"
                .formatted(
                        register.organisation(application.organisation()).name(),
                        application.amount(),
                        application.current().purpose());
        return new Entry(item, application.current().title(), "funding application, for decision", text);
    }

    private String asks(AgendaItem item) {
        String by = item.paper().proposedBy() == null
                ? ""
                : ", from " + register.person(item.paper().proposedBy()).name();
        return switch (item.kind()) {
            case DECISION, FUNDING -> "for decision" + by;
            case INFORMATION -> "for information" + by;
            case REPORT ->
                item.routine() == null
                        ? "report" + by
                        : "report of the office "
                                + register.office(item.routine().reporter()).name();
            case ACTIONS -> "actions of earlier meetings";
        };
    }

    private String text(AgendaItem item) {
        if (item.reportMissing()) {
            return "No report was received.";
        }
        if (item.routine() == null || item.routine().coversUntil() != null) {
            return item.paper().text();
        }
        return switch (item.routine().standing()) {
            case DECISIONS -> decisions(item);
            case ACTIONS -> reports.text(calendar.sitting(item.sitting()));
            case REPORT -> item.paper().text();
        };
    }

    /** F8: every decision that the body has not been told of yet, in this partnership only. */
    private String decisions(AgendaItem item) {
        Instant since = agenda.decisionsReportedUntil(item.body());
        String decided = lists.decidedAfter(item.tenant(), since).stream()
                .map(this::decision)
                .collect(Collectors.joining("\n"));
        return decided.isEmpty() ? "Nothing has been decided since the last meeting." : decided;
    }

    private String decision(Application application) {
        String reasons = application.decision().reasons();
        return "%s %s, %s, %s: %s by %s%s"
                .formatted(
                        application.number(),
                        application.current().title(),
                        register.organisation(application.organisation()).name(),
                        application.amount(),
                        application.state(),
                        application.decision().decidedBy(),
                        reasons == null ? "" : " (" + reasons + ")");
    }
}
