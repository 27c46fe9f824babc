package org.communitysafety.partnership;

import java.util.List;

/**
 * The keys of everything that a partnership has, made in this one place. The keys of bodies, offices and organisations
 * are also the ids of their groups in Camunda.
 */
public final class Keys {

    private static final String ORGANISATION = "org";
    private static final String PRIORITY = "priority";
    private static final String MEMBER = "member";
    private static final String PEOPLE = "people";

    private Keys() {}

    /** Key of a body or an office: {@code charnwood.board}, {@code charnwood.chair}. */
    public static String of(String tenant, String bodyOrOffice) {
        return tenant + "." + bodyOrOffice;
    }

    /** Key of an organisation: {@code charnwood.org.borough-council}. */
    public static String organisation(String tenant, String organisation) {
        return of(tenant, ORGANISATION) + "." + organisation;
    }

    /** Key of a seat: {@code charnwood.board.police}. */
    public static String seat(String tenant, String body, String seat) {
        return of(tenant, body) + "." + seat;
    }

    /** Key of a priority: {@code charnwood.priority.confidence}. */
    public static String priority(String tenant, String priority) {
        return of(tenant, PRIORITY) + "." + priority;
    }

    /** Group of everybody who belongs to one of the partnership's member organisations: {@code charnwood.member} (F1). */
    public static String members(String tenant) {
        return of(tenant, MEMBER);
    }

    /** Group of everybody with a login in the partnership: {@code charnwood.people}. */
    public static String people(String tenant) {
        return of(tenant, PEOPLE);
    }

    /** Office whose holders watch the processes in Cockpit: {@code charnwood.manager}. */
    public static String manager(String tenant) {
        return of(tenant, "manager");
    }

    /** Office whose holders look after diagrams and tables: {@code charnwood.process-owner}. */
    public static String processOwner(String tenant) {
        return of(tenant, "process-owner");
    }

    /** Whether no body and no office may have this id, because its key means something else. */
    static boolean reserved(String bodyOrOffice) {
        return List.of(ORGANISATION, PRIORITY, MEMBER, PEOPLE).contains(bodyOrOffice);
    }
}
