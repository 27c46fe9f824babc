package org.communitysafety.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Partnership;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Agencies agree before anything is committed that counts on their resources (F17). An agency speaks through its seat on
 * the board, where members can commit it; an agency without one there, through its seat in the Performance Group.
 */
public class AgencyAgreements {

    private static final int LONGEST_TEXT = 4000;

    private final JdbcClient jdbc;
    private final Register register;
    private final AuditTrail audit;
    private final Clock clock;

    AgencyAgreements(JdbcClient jdbc, Register register, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /** The agencies that can be named: those with a seat that can speak for them, but for the one that asks. */
    public List<Organisation> choices(String tenant, String asking) {
        List<String> seated = bodies(tenant)
                .flatMap(body -> register.seats(body).stream())
                .map(Seat::organisation)
                .distinct()
                .toList();
        return register.organisations(tenant).stream()
                .filter(organisation -> seated.contains(organisation.id()))
                .filter(organisation -> !organisation.id().equals(asking))
                .toList();
    }

    private Stream<String> bodies(String tenant) {
        Partnership partnership = register.partnership(tenant);
        return Stream.of(partnership.board(), partnership.performanceGroup()).filter(Objects::nonNull);
    }

    /**
     * Names the agencies, or others than before; a new version is agreed afresh by all of them. What was named before
     * and has not changed stays as it is.
     *
     * @param subject number of the thing, for example of an application
     * @param asking key of the organisation that asks
     * @param agencies keys; empty where it counts on nobody else
     * @param text what is counted on; null where it counts on nobody else
     * @return whether anything is named that was not before, or no longer
     * @throws Refused for agencies without a text or the other way round, and for one that cannot be named
     */
    public boolean name(String tenant, String subject, String asking, List<String> agencies, String text) {
        Refused.unless(
                agencies.isEmpty() == (text == null),
                "Tick the organisations (partners) whose resources the project counts on, and say what they are"
                        + " (partnerResources); or leave both empty.");
        Refused.unless(text == null || text.length() <= LONGEST_TEXT, "The text (partnerResources) is too long.");
        List<String> known =
                choices(tenant, asking).stream().map(Organisation::id).toList();
        agencies.forEach(agency -> Refused.unless(
                known.contains(agency),
                "\"%s\" (partners) is no organisation that could agree: choose one from the list.",
                agency));
        PartnerResources before = of(subject).orElse(null);
        if (before == null ? agencies.isEmpty() : same(before, agencies, text)) {
            return false;
        }
        int attempt = before == null ? 1 : before.attempt() + 1;
        jdbc.sql("insert into cs_partner_resources (subject, attempt, tenant, text, named_at) values (?, ?, ?, ?, ?)")
                .params(subject, attempt, tenant, text == null ? "" : text, OffsetDateTime.now(clock))
                .update();
        for (String agency : agencies) {
            jdbc.sql("insert into cs_agency_agreement (subject, attempt, organisation, tenant) values (?, ?, ?, ?)")
                    .params(subject, attempt, agency, tenant)
                    .update();
        }
        return true;
    }

    private static boolean same(PartnerResources before, List<String> agencies, String text) {
        List<String> named = before.answers().stream()
                .map(PartnerResources.Answer::organisation)
                .sorted()
                .toList();
        return named.equals(agencies.stream().sorted().toList())
                && before.text().equals(text == null ? "" : text);
    }

    /** What it counts on as it stands; empty where nobody else's resources were ever named. */
    public Optional<PartnerResources> of(String subject) {
        record Version(int attempt, String text) {}
        return jdbc.sql("select attempt, text from cs_partner_resources where subject = ? order by attempt desc"
                        + " fetch first 1 rows only")
                .param(subject)
                .query(Version.class)
                .optional()
                .map(version -> new PartnerResources(
                        subject, version.attempt(), version.text(), answers(subject, version.attempt())));
    }

    /**
     * What it counted on at some time.
     *
     * @param text empty where it counted on nobody else
     * @param agencies keys
     */
    public record Named(Instant at, String text, List<String> agencies) {}

    /** Everything that it has counted on, the oldest first; empty where nobody else's resources were ever named. */
    public List<Named> named(String subject) {
        return jdbc.sql("select attempt, text, named_at from cs_partner_resources where subject = ? order by attempt")
                .param(subject)
                .query((row, at) -> new Named(
                        row.getObject("named_at", OffsetDateTime.class).toInstant(),
                        row.getString("text"),
                        answers(subject, row.getInt("attempt")).stream()
                                .map(PartnerResources.Answer::organisation)
                                .toList()))
                .list();
    }

    private List<PartnerResources.Answer> answers(String subject, int attempt) {
        return jdbc.sql("select organisation, agrees, reasons, person from cs_agency_agreement"
                        + " where subject = ? and attempt = ? order by organisation")
                .params(subject, attempt)
                .query(PartnerResources.Answer.class)
                .list();
    }

    /** Whether every agency named has agreed. */
    public boolean agreed(String subject) {
        return of(subject).map(PartnerResources::agreed).orElse(true);
    }

    /** @throws Refused while an agency named has refused: then it cannot be approved as it stands */
    public void refuseWhileRefused(String subject) {
        of(subject).filter(PartnerResources::refused).ifPresent(resources -> {
            throw new Refused(
                    "%s refused to put in its resources, so this cannot be approved as it stands (F17). Reject it, or wait for the applicant to change or withdraw it."
                            .formatted(resources.answers().stream()
                                    .filter(answer -> Boolean.FALSE.equals(answer.agrees()))
                                    .map(answer -> register.organisation(answer.organisation())
                                            .name())
                                    .collect(Collectors.joining(", "))));
        });
    }

    /** The seats that speak for the agency, vacant ones too. */
    public List<Seat> seats(String tenant, String agency) {
        return bodies(tenant)
                .map(body -> register.seats(body).stream()
                        .filter(seat -> seat.organisation().equals(agency))
                        .toList())
                .filter(seats -> !seats.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Logins of those who may speak for the agency now; empty while its seat is vacant. */
    public List<String> voices(String tenant, String agency) {
        List<String> voices = new ArrayList<>();
        for (Seat seat : seats(tenant, agency)) {
            Stream.concat(
                            Stream.ofNullable(seat.member()),
                            seat.deputies().stream().map(Seat.Deputy::person))
                    .filter(login -> register.person(login).active())
                    .filter(login -> !voices.contains(login))
                    .forEach(voices::add);
        }
        return voices;
    }

    /**
     * An agency answers, once.
     *
     * @throws Refused for anybody but the member of its seat or a deputy, for a refusal without reasons, and when it
     *     has answered already
     */
    public void answer(String tenant, String subject, String agency, boolean agrees, String reasons, String actor) {
        Seat seat = seats(tenant, agency).stream()
                .filter(one -> one.heldBy(actor))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        ("Only the member of the seat of %s, or a deputy, can agree for it (F17); nobody else can. If the"
                                        + " seat is vacant, have it filled under \"Change membership\".")
                                .formatted(register.organisation(agency).name())));
        Refused.unless(agrees || reasons != null, "Say why (reasons) your agency refuses.");
        PartnerResources resources = of(subject).orElseThrow();
        int rows = jdbc.sql(
                        "update cs_agency_agreement set agrees = ?, reasons = ?, person = ?, seat = ?, answered_at = ?"
                                + " where subject = ? and attempt = ? and organisation = ? and agrees is null")
                .params(
                        agrees,
                        reasons,
                        actor,
                        seat.id(),
                        OffsetDateTime.now(clock),
                        subject,
                        resources.attempt(),
                        agency)
                .update();
        Refused.unless(rows == 1, "Your agency has answered already. Reload the task list.");
        audit.record(
                tenant,
                actor,
                subject,
                agrees ? "agency agrees" : "agency refuses",
                "%s for %s".formatted(seat.id(), agency));
    }
}
