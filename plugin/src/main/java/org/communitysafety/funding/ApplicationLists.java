package org.communitysafety.funding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.communitysafety.funding.Application.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A partnership's applications a page at a time; the database sorts, filters and counts. */
public class ApplicationLists {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final List<String> DECIDED =
            Stream.of(State.values()).filter(State::decided).map(State::name).toList();

    private static final String LATEST_OUTCOME =
            """
            join cs_outcome o on o.application = a.number
                and o.step = (select max(step) from cs_outcome where application = a.number)
            """;
    private static final String LATEST_SUBMISSION =
            """
            join cs_submission s on s.application = a.number
                and s.attempt = (select max(attempt) from cs_submission where application = a.number)
            """;

    private final JdbcClient jdbc;
    private final Applications applications;

    ApplicationLists(JdbcClient jdbc, Applications applications) {
        this.jdbc = jdbc;
        this.applications = applications;
    }

    /** Some of a list. @param skip how many of the first ones are left out @param most how many there are at most */
    public record Part(int skip, int most) {}

    /** @param from first day; null for no limit @param to last day; null for no limit */
    public record Period(LocalDate from, LocalDate to) {}

    /** @param count of all decisions @param approved the sum of what was approved */
    public record Sum(long count, Money approved) {}

    /** What was decided in this time, the newest first (F8). */
    public List<Application> decided(String tenant, Period period, Part part) {
        Map<String, Object> parameters = decidedIn(tenant, period);
        return page(
                "select a.number from cs_application a " + LATEST_OUTCOME + where(period)
                        + " order by o.decided_at desc, a.number desc",
                parameters,
                part);
    }

    /** What was decided after this moment, the oldest first (F8). */
    public List<Application> decidedAfter(String tenant, Instant moment) {
        Map<String, Object> parameters = Map.of(
                "tenant", tenant, "states", DECIDED, "moment", moment.atZone(UK).toOffsetDateTime());
        return jdbc
                .sql("select a.number from cs_application a " + LATEST_OUTCOME
                        + "where a.tenant = :tenant and a.state in (:states) and o.decided_at > :moment"
                        + " order by o.decided_at, a.number")
                .params(parameters)
                .query(String.class)
                .list()
                .stream()
                .map(applications::application)
                .toList();
    }

    /** How much was decided in this time. */
    public Sum sum(String tenant, Period period) {
        Map<String, Object> parameters = decidedIn(tenant, period);
        parameters.put("approved", State.APPROVED.name());
        return jdbc.sql("select count(*), sum(case when a.state = :approved then s.amount end) from cs_application a "
                        + LATEST_OUTCOME
                        + LATEST_SUBMISSION
                        + where(period))
                .params(parameters)
                .query((row, at) -> {
                    BigDecimal approved = row.getBigDecimal(2);
                    return new Sum(row.getLong(1), approved == null ? Money.NOTHING : new Money(approved));
                })
                .single();
    }

    private static Map<String, Object> decidedIn(String tenant, Period period) {
        Map<String, Object> parameters = new HashMap<>(Map.of("tenant", tenant, "states", DECIDED));
        if (period.from() != null) {
            parameters.put("from", start(period.from()));
        }
        if (period.to() != null) {
            parameters.put("to", start(period.to().plusDays(1)));
        }
        return parameters;
    }

    private static String where(Period period) {
        return "where a.tenant = :tenant and a.state in (:states)"
                + (period.from() == null ? "" : " and o.decided_at >= :from")
                + (period.to() == null ? "" : " and o.decided_at < :to");
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(UK).toOffsetDateTime();
    }

    /**
     * Those in which this can be read in the number, title, organisation or state, the newest first.
     *
     * @param text empty for all
     */
    public List<Application> found(String tenant, String text, Part part) {
        String wanted = text.toLowerCase(Locale.UK);
        Map<String, Object> parameters = new HashMap<>(Map.of("tenant", tenant));
        parameters.put("text", "%" + wanted.replaceAll("[!%_]", "!$0") + "%");
        List<String> states = new ArrayList<>(List.of(""));
        Stream.of(State.values())
                .filter(state -> state.toString().toLowerCase(Locale.UK).contains(wanted))
                .map(State::name)
                .forEach(states::add);
        parameters.put("states", states);
        return page(
                "select a.number from cs_application a " + LATEST_SUBMISSION
                        + """
                        join cs_organisation g on g.id = a.organisation
                        where a.tenant = :tenant and (a.state in (:states) or lower(a.number) like :text escape '!'
                            or lower(s.title) like :text escape '!' or lower(g.name) like :text escape '!')
                        order by a.received_at desc, a.number desc
                        """,
                parameters,
                part);
    }

    private List<Application> page(String numbers, Map<String, Object> parameters, Part part) {
        parameters.put("most", part.most());
        parameters.put("skip", part.skip());
        return jdbc.sql(numbers + " limit :most offset :skip").params(parameters).query(String.class).list().stream()
                .map(applications::application)
                .toList();
    }
}
