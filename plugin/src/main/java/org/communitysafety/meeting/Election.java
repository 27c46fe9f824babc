package org.communitysafety.meeting;

import java.time.LocalDate;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The choice for a yearly term that ends: of an office, or of a co-opted seat (G14, G18).
 *
 * @param number for example {@code CHW-T-2027-0001}
 * @param office key of the office; null for a seat
 * @param seat key of the co-opted seat; null for an office
 * @param body key of the body that chooses
 * @param item number of the agenda item that first brought it up; null before it is on an agenda
 * @param termEndsOn last day of the term that ends
 * @param person login of whoever was chosen; null until somebody is
 * @param startsOn first day of the new term; null until somebody is chosen
 * @param until last day of the new term; null until somebody is chosen
 * @param change number of the change of the register that puts a seat's new term into force; null for an office
 */
public record Election(
        @Id String number,
        String tenant,
        String office,
        String seat,
        String body,
        String item,
        LocalDate termEndsOn,
        State state,
        String person,
        LocalDate startsOn,
        LocalDate until,
        String change,
        @Version int version) {

    /** Where the choice stands. */
    public enum State {
        OPEN,
        CHOSEN,
        NOBODY
    }

    static Election due(String number, String tenant, String office, String seat, String body, LocalDate termEndsOn) {
        return new Election(
                number, tenant, office, seat, body, null, termEndsOn, State.OPEN, null, null, null, null, 0);
    }

    Election placed(String agendaItem) {
        expect(State.OPEN);
        return new Election(
                number, tenant, office, seat, body, agendaItem, termEndsOn, state, null, null, null, null, version);
    }

    Election chosen(String login, LocalDate first, LocalDate last, String registerChange) {
        expect(State.OPEN);
        return new Election(
                number,
                tenant,
                office,
                seat,
                body,
                item,
                termEndsOn,
                State.CHOSEN,
                login,
                first,
                last,
                registerChange,
                version);
    }

    Election nobody() {
        expect(State.OPEN);
        return new Election(
                number, tenant, office, seat, body, item, termEndsOn, State.NOBODY, null, null, null, null, version);
    }

    /** What was chosen no longer fits on its first day, so that the body chooses again. */
    Election again() {
        expect(State.CHOSEN);
        return new Election(
                number, tenant, office, seat, body, item, termEndsOn, State.OPEN, null, null, null, null, version);
    }

    private void expect(State expected) {
        Refused.unless(state == expected, "This choice (%s) was recorded already. Reload the task list.", number);
    }
}
