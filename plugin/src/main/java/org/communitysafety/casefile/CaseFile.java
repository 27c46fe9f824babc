package org.communitysafety.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * What is known of a case without opening it: no personal data.
 *
 * @param number for example {@code CCH-H-2026-0001}
 * @param organisation key of the organisation that referred it
 * @param permitted the organisations that it is open to while restricted
 * @param closedAs the outcome; null while it is open
 * @param keptUntil last day of a longer time than the partnership's table says (H19); null otherwise
 */
public record CaseFile(
        @Id String number,
        String tenant,
        Kind kind,
        String organisation,
        Audience audience,
        @MappedCollection(idColumn = "case_file") Set<Permitted> permitted,
        @MappedCollection(idColumn = "case_file") Set<Involved> involved,
        Instant openedAt,
        Instant closedAt,
        String closedAs,
        LocalDate keptUntil,
        @Version int version) {

    /** What a case is about (H1). */
    public enum Kind {
        PERSON,
        PLACE
    }

    /** Who may know of it, besides the hub's chair. */
    public enum Audience {
        /** Its referrer's organisation and the hub's officers, as long as it is not accepted. */
        REFERRAL,
        /** Every member with a live agreement. */
        MEMBERS,
        /** Named organisations; for everybody else it does not exist (H17). */
        RESTRICTED
    }

    /** An organisation that a restricted case is open to. */
    public record Permitted(String organisation) {}

    /** Somebody who has to do with the case by name. */
    public record Involved(String person, Role role) {}

    /** How somebody has to do with a case. */
    public enum Role {
        REFERRER,
        /** Carries out an action. */
        ACTION_OWNER,
        /** Was told of a concern by the chair, restricted or not (H24). */
        CONCERN
    }

    static CaseFile opened(String number, String tenant, Kind kind, String organisation, String referrer, Instant at) {
        return new CaseFile(
                number,
                tenant,
                kind,
                organisation,
                Audience.REFERRAL,
                Set.of(),
                Set.of(new Involved(referrer, Role.REFERRER)),
                at,
                null,
                null,
                null,
                0);
    }

    public boolean restricted() {
        return audience == Audience.RESTRICTED;
    }

    public boolean closed() {
        return closedAt != null;
    }

    /** Keys of the organisations that it is open to while restricted: the referrer's is always one of them. */
    public Set<String> organisations() {
        return permitted.stream().map(Permitted::organisation).collect(Collectors.toUnmodifiableSet());
    }

    boolean involves(String person, Role role) {
        return involved.contains(new Involved(person, role));
    }

    boolean involves(String person) {
        return involved.stream().anyMatch(one -> one.person().equals(person));
    }

    CaseFile about(Kind kind) {
        return new CaseFile(
                number,
                tenant,
                kind,
                organisation,
                audience,
                permitted,
                involved,
                openedAt,
                closedAt,
                closedAs,
                keptUntil,
                version);
    }

    CaseFile shared() {
        return audience == Audience.REFERRAL ? with(Audience.MEMBERS, Set.of(), involved) : this;
    }

    CaseFile restrictedTo(Set<String> organisations) {
        Set<Permitted> allowed = new HashSet<>();
        organisations.forEach(one -> allowed.add(new Permitted(one)));
        allowed.add(new Permitted(organisation));
        return with(Audience.RESTRICTED, allowed, involved);
    }

    CaseFile opened() {
        Refused.unless(restricted(), "%s is not restricted.", number);
        return with(Audience.MEMBERS, Set.of(), involved);
    }

    CaseFile involving(String person, Role role) {
        Set<Involved> more = new HashSet<>(involved);
        more.add(new Involved(person, role));
        return with(audience, permitted, more);
    }

    CaseFile notInvolving(String person, Role role) {
        Set<Involved> fewer = new HashSet<>(involved);
        fewer.remove(new Involved(person, role));
        return with(audience, permitted, fewer);
    }

    CaseFile closed(Instant at, String as) {
        Refused.unless(!closed(), "%s is closed already.", number);
        return new CaseFile(
                number, tenant, kind, organisation, audience, permitted, involved, openedAt, at, as, null, version);
    }

    CaseFile reopened() {
        Refused.unless(closed(), "%s is open.", number);
        return new CaseFile(
                number, tenant, kind, organisation, audience, permitted, involved, openedAt, null, null, null, version);
    }

    CaseFile kept(LocalDate until) {
        Refused.unless(closed(), "%s is open, so it is kept in any case.", number);
        return new CaseFile(
                number,
                tenant,
                kind,
                organisation,
                audience,
                permitted,
                involved,
                openedAt,
                closedAt,
                closedAs,
                until,
                version);
    }

    private CaseFile with(Audience audience, Set<Permitted> permitted, Set<Involved> involved) {
        return new CaseFile(
                number,
                tenant,
                kind,
                organisation,
                audience,
                permitted,
                involved,
                openedAt,
                closedAt,
                closedAs,
                keptUntil,
                version);
    }
}
