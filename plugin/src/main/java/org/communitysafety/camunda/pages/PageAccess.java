package org.communitysafety.camunda.pages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitysafety.partnership.Keys;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Partnership;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/** The one place that says who sees which page. Everything on a page is of the person's own partnership. */
class PageAccess {

    private final Register register;
    private final Predicate<Person> hub;
    private final Predicate<Person> incidents;

    /**
     * @param hub whether the hub's cases are open to somebody; whose case is whose is asked there
     * @param incidents whether the page of incidents is; likewise
     */
    PageAccess(Register register, Predicate<Person> hub, Predicate<Person> incidents) {
        this.register = register;
        this.hub = hub;
        this.incidents = incidents;
    }

    /** What there is to see. */
    enum Page {
        /** The person's own applications; for people of member organisations (F1). */
        @JsonProperty("applications")
        APPLICATIONS,
        /** Plan, committed and left, for board, Performance Group and the officers that watch the money (F9, F10). */
        @JsonProperty("funds")
        FUNDS,
        /** Every decision, for the board and its officers (F8). */
        @JsonProperty("decisions")
        DECISIONS,
        /** Messages to the person. */
        @JsonProperty("messages")
        MESSAGES,
        /** All messages of the partnership, for the policy officer and the board's secretary. */
        @JsonProperty("all-messages")
        ALL_MESSAGES,
        /** Who did what and why, table by table, for managers, process owners and the board's officers. */
        @JsonProperty("audit")
        AUDIT,
        /** The year of every body, for whoever sits on one or serves one, and for managers and the policy officer. */
        @JsonProperty("meetings")
        MEETINGS,
        /** Minutes, for whoever sits on a body or serves one (G17); which ones is asked there. */
        @JsonProperty("minutes")
        MINUTES,
        /** Cases of the community safety hub, for people of its members (H10). */
        @JsonProperty("hub")
        HUB,
        /** Critical incidents that the person has to do with, for people of member organisations (S1). */
        @JsonProperty("incidents")
        INCIDENTS
    }

    Set<Page> pages(Person person) {
        Set<Page> pages = EnumSet.of(Page.MESSAGES);
        addIf(hub.test(person), pages, Page.HUB);
        addIf(incidents.test(person), pages, Page.INCIDENTS);
        Partnership partnership = register.partnership(person.tenant());
        boolean belongs = belongs(person);
        addIf(belongs || watches(person, partnership), pages, Page.MEETINGS);
        addIf(belongs, pages, Page.MINUTES);
        if (partnership.board() == null) {
            return pages; // without a body that decides there are no applications, no money and no decisions (F20)
        }
        Set<Office> offices = officesOf(person);
        boolean board = sitsOn(person, partnership.board()) || serves(offices, partnership.board());
        boolean performance = partnership.performanceGroup() != null
                && (sitsOn(person, partnership.performanceGroup()) || serves(offices, partnership.performanceGroup()));
        boolean officer = holdsOneOf(
                offices, partnership.policyOfficer(), partnership.fundsManager(), Keys.manager(person.tenant()));
        boolean secretary = offices.stream()
                .anyMatch(o ->
                        o.duty() == Office.Duty.SECRETARY && partnership.board().equals(o.body()));
        addIf(mayApply(person), pages, Page.APPLICATIONS);
        addIf(board || performance || officer, pages, Page.FUNDS);
        addIf(board || officer, pages, Page.DECISIONS);
        addIf(secretary || holdsOneOf(offices, partnership.policyOfficer()), pages, Page.ALL_MESSAGES);
        addIf(serves(offices, partnership.board()) || explains(person, partnership, offices), pages, Page.AUDIT);
        return pages;
    }

    private boolean belongs(Person person) {
        Set<Office> offices = officesOf(person);
        return register.bodies(person.tenant()).stream()
                .anyMatch(body -> sitsOn(person, body.id()) || serves(offices, body.id()));
    }

    private boolean watches(Person person, Partnership partnership) {
        return holdsOneOf(officesOf(person), partnership.policyOfficer(), Keys.manager(person.tenant()));
    }

    private static boolean explains(Person person, Partnership partnership, Set<Office> offices) {
        return holdsOneOf(
                offices,
                partnership.policyOfficer(),
                Keys.manager(person.tenant()),
                Keys.processOwner(person.tenant()));
    }

    private boolean mayApply(Person person) {
        return person.organisation() != null
                && register.organisation(person.organisation()).member();
    }

    private boolean sitsOn(Person person, String body) {
        return register.seats(body).stream().anyMatch(seat -> seat.heldBy(person.id()));
    }

    private static boolean serves(Set<Office> offices, String body) {
        return offices.stream().anyMatch(o -> body.equals(o.body()) && o.duty() != Office.Duty.OTHER);
    }

    private static boolean holdsOneOf(Set<Office> offices, String... keys) {
        Set<String> wanted = Stream.of(keys).filter(Objects::nonNull).collect(Collectors.toSet());
        return offices.stream().map(Office::id).anyMatch(wanted::contains);
    }

    private Set<Office> officesOf(Person person) {
        return register.offices(person.tenant()).stream()
                .filter(office -> register.holders(office.id()).contains(person.id()))
                .collect(Collectors.toSet());
    }

    private static void addIf(boolean condition, Set<Page> pages, Page page) {
        if (condition) {
            pages.add(page);
        }
    }
}
