package org.communitysafety.camunda.hub;

import java.util.List;
import org.communitysafety.camunda.Option;
import org.communitysafety.casefile.AccessLog;
import org.communitysafety.casefile.AccessLog.Access;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** What the page "Hub cases" shows of who read which case, for those who may see it (S1). */
class AccessPage {

    private final AccessLog log;
    private final Register register;
    private final HubViews views;

    AccessPage(AccessLog log, Register register, HubViews views) {
        this.log = log;
        this.register = register;
        this.views = views;
    }

    /** Who read the case. */
    record Read(String when, String number, String who, String what, boolean refused) {}

    /** The log of a case, a person or an organisation; empty lists for whoever may not see it never come here. */
    List<Read> log(Person viewer, String number, String login, String organisation) {
        List<Access> rows = (number != null
                        ? log.ofCase(number, viewer)
                        : login != null ? log.ofPerson(login, viewer) : log.ofOrganisation(organisation, viewer))
                .orElseThrow(() -> new Refused("Only the hub's chair sees who read what."));
        return rows.stream()
                .map(row -> new Read(
                        HubWords.moment(row.at()),
                        row.number(),
                        row.organisation() == null
                                ? views.name(row.login())
                                : "%s, %s".formatted(views.name(row.login()), views.organisation(row.organisation())),
                        row.task() != null ? row.task() : row.reason() == null ? "" : "Reason: " + row.reason(),
                        row.refused()))
                .toList();
    }

    /** Whose reads can be asked for, for those who may see the log. */
    record Readers(List<Option> people, List<Option> organisations) {}

    Readers readers(Person viewer) {
        Refused.unless(log.open(viewer), "Only the hub's chair sees who read what.");
        return new Readers(
                register.people(viewer.tenant()).stream()
                        .map(person -> new Option(person.name(), person.id()))
                        .toList(),
                register.organisations(viewer.tenant()).stream()
                        .map(organisation -> new Option(organisation.name(), organisation.id()))
                        .toList());
    }
}
