package org.communitysafety.partnership;

import static org.communitysafety.partnership.FileFindings.ROOT;
import static org.communitysafety.partnership.FileFindings.each;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communitysafety.partnership.PartnershipFile.BodyEntry;
import org.communitysafety.partnership.PartnershipFile.OfficeEntry;
import org.communitysafety.partnership.PartnershipFile.OrganisationEntry;
import org.communitysafety.partnership.PartnershipFile.PersonEntry;
import org.communitysafety.partnership.PartnershipFile.SeatEntry;

/** Checks that a file is complete and that its parts fit together; copes with entries that could not be read. */
final class PartnershipFileCheck {

    private static final Pattern TENANT = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PREFIX = Pattern.compile("[A-Z][A-Z0-9]{1,9}");
    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9]+([._-][a-zA-Z0-9]+)*");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");
    private static final int LONGEST_TENANT = 50;
    private static final List<String> KINDS = List.of(
            "board",
            "performance-group",
            Body.DELIVERY_GROUP,
            "executive",
            "strategy-group",
            "task-and-finish-group",
            Body.HUB);
    private static final List<String> SECTORS = List.of(
            "localAuthority", "health", "police", "fire", "probation", "voluntary", "business", "education", "other");

    private final PartnershipFile file;
    private final FileFindings findings;
    private final Set<String> organisations;
    private final Set<String> people;
    private final Set<String> bodies;
    private final Set<String> offices;

    PartnershipFileCheck(PartnershipFile file, FileFindings findings) {
        this.file = file;
        this.findings = findings;
        this.organisations = ids(file.organisations(), OrganisationEntry::id);
        this.people = ids(file.people(), PersonEntry::id);
        this.bodies = ids(file.bodies(), BodyEntry::id);
        this.offices = ids(file.offices(), OfficeEntry::id);
    }

    void run() {
        partnership();
        Set<String> seen = new HashSet<>();
        each(ROOT.appendProperty("organisations"), file.organisations(), (o, at) -> organisation(o, at, seen));
        Set<String> logins = new HashSet<>();
        each(ROOT.appendProperty("people"), file.people(), (p, at) -> person(p, at, logins));
        Set<String> groups = new HashSet<>();
        each(ROOT.appendProperty("bodies"), file.bodies(), (b, at) -> body(b, at, groups));
        each(ROOT.appendProperty("offices"), file.offices(), (o, at) -> office(o, at, groups));
        Set<String> priorities = new HashSet<>();
        each(ROOT.appendProperty("priorities"), file.priorities(), (p, at) -> {
            findings.id(at, p.id(), Keys.priority(file.id(), p.id()), priorities);
            findings.text(at, "name", p.name());
        });
        new FundingCheck(file, findings, bodies, offices).run();
        new HubCheck(file, findings, organisations, offices).run();
        new IncidentsCheck(file, findings, organisations, offices).run();
    }

    private void partnership() {
        if (findings.text(ROOT, "id", file.id())
                && (!TENANT.matcher(file.id()).matches() || file.id().length() > LONGEST_TENANT)) {
            findings.wrong(
                    ROOT.appendProperty("id"),
                    "The id \"%s\" is not allowed. Use lower-case letters and digits, joined by single hyphens,"
                            + " at most %d characters.",
                    file.id(),
                    LONGEST_TENANT);
        }
        findings.text(ROOT, "name", file.name());
        if (findings.text(ROOT, "prefix", file.prefix())
                && !PREFIX.matcher(file.prefix()).matches()) {
            findings.wrong(
                    ROOT.appendProperty("prefix"),
                    "The prefix \"%s\" is not allowed. Use two to ten capital letters and digits, such as CHW.",
                    file.prefix());
        }
    }

    private void organisation(OrganisationEntry organisation, JsonPointer at, Set<String> seen) {
        findings.id(at, organisation.id(), Keys.organisation(file.id(), organisation.id()), seen);
        findings.text(at, "name", organisation.name());
        findings.present(at, "standing", organisation.standing());
        if (findings.text(at, "sector", organisation.sector())) {
            oneOf(at.appendProperty("sector"), "sector", organisation.sector(), SECTORS);
        }
    }

    private void person(PersonEntry person, JsonPointer at, Set<String> seen) {
        if (findings.text(at, "id", person.id())) {
            JsonPointer id = at.appendProperty("id");
            if (!LOGIN.matcher(person.id()).matches()) {
                findings.wrong(
                        id,
                        "The id \"%s\" is no login. Use letters and digits, joined by single hyphens or dots.",
                        person.id());
            }
            findings.unique(id, person.id(), seen);
            findings.length(id, person.id());
        }
        findings.text(at, "name", person.name());
        if (findings.text(at, "email", person.email())
                && !EMAIL.matcher(person.email()).matches()) {
            findings.wrong(
                    at.appendProperty("email"),
                    "\"%s\" is no e-mail address. Write one such as jo.field@example.org.",
                    person.email());
        }
        reference(at, "organisation", "organisation", "organisations", person.organisation(), organisations);
    }

    private void body(BodyEntry body, JsonPointer at, Set<String> groups) {
        groupId(at, body.id(), groups);
        findings.text(at, "name", body.name());
        if (findings.text(at, "kind", body.kind())) {
            oneOf(at.appendProperty("kind"), "kind", body.kind(), KINDS);
        }
        findings.present(at, "at", body.at());
        if (findings.text(at, "rhythm", body.rhythm())) {
            rhythm(at.appendProperty("rhythm"), body.rhythm());
        }
        new MeetingsCheck(findings, offices).run(body, at);
        Set<String> seats = new HashSet<>();
        Set<String> members = new HashSet<>();
        each(at.appendProperty("seats"), body.seats(), (s, seatAt) -> {
            findings.id(seatAt, s.id(), Keys.seat(file.id(), body.id(), s.id()), seats);
            seat(s, seatAt, body, members);
            new YearlyCheck(findings, bodies).run(s, seatAt);
        });
    }

    private void rhythm(JsonPointer at, String rule) {
        try {
            Rhythm.check(rule);
        } catch (IllegalArgumentException e) {
            findings.wrong(
                    at,
                    "\"%s\" is no rhythm: %s. Write an iCalendar rule such as FREQ=MONTHLY;BYDAY=2TU.",
                    rule,
                    e.getMessage());
        }
    }

    private void seat(SeatEntry seat, JsonPointer at, BodyEntry body, Set<String> members) {
        findings.text(at, "title", seat.title());
        if (findings.present(at, "organisation", seat.organisation())) {
            reference(at, "organisation", "organisation", "organisations", seat.organisation(), organisations);
        }
        reference(at, "member", "person", "people", seat.member(), people);
        if (seat.member() != null && !members.add(seat.member())) {
            findings.wrong(
                    at.appendProperty("member"),
                    "\"%s\" sits twice in the body \"%s\". One person has one seat; name somebody else.",
                    seat.member(),
                    body.id());
        }
        Set<String> deputies = new HashSet<>();
        each(at.appendProperty("deputies"), seat.deputies(), (deputy, deputyAt) -> {
            findings.known(deputyAt, "person", "people", deputy, people);
            if (!deputies.add(deputy) || deputy.equals(seat.member())) {
                findings.wrong(
                        deputyAt,
                        "\"%s\" is on the seat \"%s\" twice. A deputy is somebody other than the member.",
                        deputy,
                        seat.id());
            }
        });
    }

    private void office(OfficeEntry office, JsonPointer at, Set<String> groups) {
        groupId(at, office.id(), groups);
        findings.text(at, "name", office.name());
        reference(at, "body", "body", "bodies", office.body(), bodies);
        if (office.body() == null && office.duty() != Office.Duty.OTHER) {
            findings.wrong(at.appendProperty("duty"), "This duty is one for a body. Add body with the body's id.");
        }
        new TermsCheck(findings, people).run(office, at.appendProperty("holders"));
        new YearlyCheck(findings, bodies).run(office, at);
    }

    private void groupId(JsonPointer at, String id, Set<String> groups) {
        findings.id(at, id, Keys.of(file.id(), id), groups);
        if (id != null && Keys.reserved(id)) {
            findings.wrong(at.appendProperty("id"), "The id \"%s\" is reserved. Choose another one.", id);
        }
    }

    private void reference(
            JsonPointer at, String property, String kind, String section, String id, Set<String> entries) {
        findings.known(at.appendProperty(property), kind, section, id, entries);
    }

    private void oneOf(JsonPointer at, String property, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            findings.wrong(at, "\"%s\" is no %s. Use one of: %s.", value, property, String.join(", ", allowed));
        }
    }

    private static <T> Set<String> ids(List<T> entries, Function<T, String> id) {
        return entries.stream()
                .filter(Objects::nonNull)
                .map(id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
