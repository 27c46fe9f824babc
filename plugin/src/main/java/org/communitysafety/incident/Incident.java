package org.communitysafety.incident;

import java.time.Instant;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * How an incident stands; what people write about it is in its log.
 *
 * @param number for example {@code BCP-I-2026-0001}
 * @param procedure number of the version of the procedure that it runs under (C8)
 * @param area id of the area, coarse enough to name nobody
 * @param declaredAt when it became critical; null for one that never was
 * @param joinedInto number of the incident that it turned out to be the same as; null otherwise
 */
public record Incident(
        @Id String number,
        String tenant,
        String reporter,
        String organisation,
        String procedure,
        String area,
        Source source,
        Instant happenedAt,
        Instant reportedAt,
        @Embedded.Nullable Facts facts,
        Level level,
        State state,
        Instant declaredAt,
        @Embedded.Empty Response response,
        String joinedInto,
        Instant closedAt,
        @Version int version) {

    /** Where the first report came from. */
    public enum Source {
        EMERGENCY_CALL("Emergency call"),
        PARTNER("Partner agency"),
        PUBLIC("Member of the public"),
        MEDIA("Media or social media"),
        OTHER("Other");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Where an incident stands. */
    public enum State {
        REPORTED("Reported"),
        NOT_CRITICAL("Logged, not critical"),
        OPEN("Critical, response under way"),
        AFTERMATH("Stood down, confidence is watched"),
        CLOSED("Closed"),
        /** The same as another one. */
        JOINED("Joined with another incident");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public boolean over() {
            return this == CLOSED || this == JOINED;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Who leads, and when the next situation report is due (C5).
     *
     * @param leadAgency key of the organisation that leads; null until it is named
     * @param strategicLead login; null until named
     * @param reportChasedAt when the lead was reminded of the report that is due; null otherwise
     */
    public record Response(
            String leadAgency, String strategicLead, Instant reportDueAt, Instant reportChasedAt, Instant stoodDownAt) {

        static final Response NONE = new Response(null, null, null, null, null);

        Response dueAt(Instant at) {
            return new Response(leadAgency, strategicLead, at, null, stoodDownAt);
        }
    }

    Incident learnt(Facts facts) {
        refuseUnless(!state.over(), "is over");
        return with(facts, level, state, declaredAt, response, joinedInto, closedAt);
    }

    /** One that is critical stays so: it is stood down by its lead. */
    Incident classified(boolean critical, Instant at) {
        State next = critical && declaredAt == null ? State.OPEN : state == State.REPORTED ? State.NOT_CRITICAL : state;
        return with(
                facts, level, next, critical && declaredAt == null ? at : declaredAt, response, joinedInto, closedAt);
    }

    Incident at(Level level) {
        refuseUnless(state == State.OPEN, "is not under way");
        Refused.unless(level != this.level, "%s is at this level already.", number);
        return with(facts, level, state, declaredAt, response, joinedInto, closedAt);
    }

    Incident ledBy(String agency, String lead) {
        refuseUnless(state == State.OPEN, "is not under way");
        return responding(
                new Response(agency, lead, response.reportDueAt(), response.reportChasedAt(), response.stoodDownAt()));
    }

    Incident reportDue(Instant at) {
        refuseUnless(state == State.OPEN, "is not under way");
        return responding(response.dueAt(at));
    }

    Incident chased(Instant at) {
        return responding(new Response(
                response.leadAgency(), response.strategicLead(), response.reportDueAt(), at, response.stoodDownAt()));
    }

    Incident stoodDown(Instant at) {
        refuseUnless(state == State.OPEN, "is not under way");
        return with(
                facts,
                level,
                State.AFTERMATH,
                declaredAt,
                new Response(response.leadAgency(), response.strategicLead(), null, null, at),
                joinedInto,
                closedAt);
    }

    Incident joined(String into, Instant at) {
        refuseUnless(!state.over(), "is over");
        return with(facts, level, State.JOINED, declaredAt, response, into, at);
    }

    Incident closed(Instant at) {
        refuseUnless(!state.over(), "is closed already");
        return with(facts, level, State.CLOSED, declaredAt, response, joinedInto, at);
    }

    private void refuseUnless(boolean condition, String why) {
        Refused.unless(condition, "%s %s. Reload the page.", number, why);
    }

    private Incident responding(Response next) {
        return with(facts, level, state, declaredAt, next, joinedInto, closedAt);
    }

    private Incident with(
            Facts facts,
            Level level,
            State state,
            Instant declaredAt,
            Response response,
            String joinedInto,
            Instant closedAt) {
        return new Incident(
                number,
                tenant,
                reporter,
                organisation,
                procedure,
                area,
                source,
                happenedAt,
                reportedAt,
                facts,
                level,
                state,
                declaredAt,
                response,
                joinedInto,
                closedAt,
                version);
    }
}
