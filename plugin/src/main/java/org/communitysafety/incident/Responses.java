package org.communitysafety.incident;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Entry.Kind;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** Leads the response to an incident: leads, situation reports, level, actions, standing down (C5). */
public class Responses {

    private final Incidents incidents;
    private final Involvement involvement;
    private final IncidentActions actions;
    private final IncidentLog log;
    private final IncidentSettings settings;
    private final IncidentLetters letters;
    private final Register register;
    private final AuditTrail audit;
    private final Clock clock;

    Responses(
            Incidents incidents,
            Involvement involvement,
            IncidentActions actions,
            IncidentLog log,
            IncidentSettings settings,
            IncidentLetters letters,
            Register register,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.involvement = involvement;
        this.actions = actions;
        this.log = log;
        this.settings = settings;
        this.letters = letters;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Names lead agency and strategic lead, or hands over to others.
     *
     * @param rhythm until the next situation report
     * @throws Refused for anybody but the duty lead and the present lead, and for a lead who is not of the agency
     */
    public void nameLeads(
            String number, String agency, String lead, String why, String marking, Duration rhythm, String actor) {
        Incident incident = leads(number, actor);
        Person next = actions.member(incident.tenant(), lead);
        Refused.unless(
                next.belongsTo(agency),
                "%s is not of %s. The strategic lead comes from the agency that leads.",
                next.name(),
                register.organisation(agency).name());
        involvement.add(incident, Set.of(lead));
        log.add(
                incident,
                actor,
                Kind.LEADS,
                marking,
                "%s leads, for %s. %s"
                        .formatted(next.name(), register.organisation(agency).name(), why == null ? "" : why));
        Incident led = incident.ledBy(agency, lead);
        incidents.save(
                led.response().reportDueAt() == null
                        ? led.reportDue(clock.instant().plus(rhythm))
                        : led);
        audit.record(incident.tenant(), actor, number, "leads named", "%s, %s".formatted(agency, lead));
        letters.toDo(incident, next, "Lead response " + number);
    }

    /** A situation report; the next one is due after the rhythm of the level. */
    public void reportSituation(String number, String text, String marking, Duration rhythm, String actor) {
        Incident incident = leads(number, actor);
        log.add(incident, actor, Kind.SITUATION, marking, text);
        incidents.save(incident.reportDue(clock.instant().plus(rhythm)));
        audit.record(incident.tenant(), actor, number, "situation reported", null);
    }

    /** Gives somebody of an agency something to do, or asks them for information. */
    public void agree(String number, IncidentActions.Wanted wanted, String actor) {
        actions.agree(leads(number, actor), wanted, actor);
    }

    /**
     * Up or down, with the reason.
     *
     * @param rhythm of the new level; the next situation report is due accordingly
     */
    public void changeLevel(String number, Level level, String why, String marking, Duration rhythm, String actor) {
        Incident incident = leads(number, actor);
        Incident changed = incident.at(level);
        log.add(incident, actor, Kind.LEVEL, marking, "From %s to %s: %s".formatted(incident.level(), level, why));
        incidents.save(changed.reportDue(clock.instant().plus(rhythm)));
        audit.record(
                incident.tenant(),
                actor,
                number,
                "level changed",
                "%s to %s".formatted(incident.level().code(), level.code()));
    }

    /** The lead decides that the response is over. */
    public void standDown(String number, String why, String marking, String actor) {
        Incident incident = leads(number, actor);
        log.add(incident, actor, Kind.STAND_DOWN, marking, why);
        incidents.save(incident.stoodDown(clock.instant()));
        audit.record(incident.tenant(), actor, number, "stood down", null);
    }

    /** The situation report is overdue: the lead and the duty lead are told, once for each report. */
    public void chaseReport(String number) {
        Incident incident = incidents.lock(number);
        if (incident.state() == Incident.State.OPEN
                && incident.response().reportDueAt() != null
                && incident.response().reportChasedAt() == null) {
            List<Person> told = new ArrayList<>(settings.dutyLeads(incident.tenant()));
            Optional.ofNullable(incident.response().strategicLead())
                    .map(register::person)
                    .ifPresent(told::add);
            letters.overdue(incident, told, "The situation report");
            incidents.save(incident.chased(clock.instant()));
            audit.record(incident.tenant(), AuditTrail.SYSTEM, number, "situation report overdue", null);
        }
    }

    private Incident leads(String number, String actor) {
        Incident incident = incidents.lock(number);
        Person person = involvement.refuseStranger(incident, Reader.forTask(actor, "Lead response"));
        Refused.unless(
                actor.equals(incident.response().strategicLead()) || settings.dutyLead(person),
                "Only the strategic lead and the duty lead lead the response. Ask them.");
        Refused.unless(incident.state() == Incident.State.OPEN, "%s is not under way. Reload the task list.", number);
        return incident;
    }
}
