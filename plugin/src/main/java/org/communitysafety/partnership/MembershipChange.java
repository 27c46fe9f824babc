package org.communitysafety.partnership;

import java.time.LocalDate;

/**
 * What is to change about a seat or a person.
 *
 * @param seat key of the seat; null for a change of a person
 * @param person login; null where a seat falls vacant or the member of a co-opted seat stays
 * @param name of a new or corrected person; null leaves it as it is
 * @param email likewise
 * @param organisation key, likewise
 * @param successor login of the colleague who takes over what is a leaving person's alone; null if nobody does
 * @param until last day of a co-opted seat; null for the end of its yearly term
 * @param reason why; kept in the audit trail
 */
public record MembershipChange(
        Kind kind,
        String seat,
        String person,
        String name,
        String email,
        String organisation,
        String successor,
        LocalDate until,
        String reason) {

    /** What can change. */
    public enum Kind {
        /** Somebody else sits on the seat. */
        MEMBER,
        /** Nobody sits on the seat. */
        VACANT,
        /** Somebody more may act for the seat. */
        DEPUTY,
        /** Somebody may act for the seat no longer. */
        NO_DEPUTY,
        /** The seat is co-opted, for the first time or again (G18). */
        CO_OPTED,
        /** Somebody new belongs to the partnership. */
        NEW_PERSON,
        /** Somebody belongs to it no longer. */
        LEAVES,
        /** Somebody belongs to it again. */
        RETURNS,
        /** A colleague takes over what somebody who has left has left behind. */
        TAKES_OVER,
        /** Name, e-mail address or organisation change. */
        CORRECTED;

        boolean ofSeat() {
            return switch (this) {
                case MEMBER, VACANT, DEPUTY, NO_DEPUTY, CO_OPTED -> true;
                case NEW_PERSON, LEAVES, RETURNS, TAKES_OVER, CORRECTED -> false;
            };
        }
    }

    /** A seat gets another member, or none. */
    public static MembershipChange ofMember(String seat, String member, String reason) {
        Kind kind = member == null ? Kind.VACANT : Kind.MEMBER;
        return new MembershipChange(kind, seat, member, null, null, null, null, null, reason);
    }

    /** A seat is co-opted until this day; a null member leaves the present one on it. */
    public static MembershipChange coOpted(String seat, String member, LocalDate until, String reason) {
        return new MembershipChange(Kind.CO_OPTED, seat, member, null, null, null, null, until, reason);
    }
}
