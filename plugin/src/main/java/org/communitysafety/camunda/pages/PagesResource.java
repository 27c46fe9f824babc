package org.communitysafety.camunda.pages;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.communitysafety.camunda.hub.HubCases;
import org.communitysafety.camunda.incidents.IncidentCases;
import org.communitysafety.camunda.pages.PageAccess.Page;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/**
 * The pages as JSON, for the person who is logged in. Two doors lead here: {@link TasklistPages} for the browser's
 * session and {@link RestPages} for integrators.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PagesResource {

    private final IdentityService identities;
    private final Register register;
    private final PageAccess access;
    private final MyApplications applications;
    private final FundsPage funds;
    private final DecisionsPage decisions;
    private final MessagesPage messages;
    private final AuditPage audit;
    private final MeetingsPage meetings;
    private final AgendaPage agenda;
    private final MinutesPage minutes;
    private final Changes changes;
    private final HubCases hub;
    private final IncidentCases incidents;
    private final boolean guarded;

    PagesResource(
            IdentityService identities,
            Register register,
            PageAccess access,
            MyApplications applications,
            FundsPage funds,
            DecisionsPage decisions,
            MessagesPage messages,
            AuditPage audit,
            MeetingsPage meetings,
            AgendaPage agenda,
            MinutesPage minutes,
            Changes changes,
            boolean guarded,
            HubCases hub,
            IncidentCases incidents) {
        this.identities = identities;
        this.register = register;
        this.access = access;
        this.applications = applications;
        this.funds = funds;
        this.decisions = decisions;
        this.messages = messages;
        this.audit = audit;
        this.meetings = meetings;
        this.agenda = agenda;
        this.minutes = minutes;
        this.changes = changes;
        this.guarded = guarded;
        this.hub = hub;
        this.incidents = incidents;
    }

    /**
     * @param pages what this person may open, for the menu; empty for somebody of no partnership
     * @param guarded whether the engine takes no comments and tasks of one's own, and the browser keeps no drafts
     */
    record Me(String login, String name, String partnership, Set<Page> pages, boolean guarded) {}

    /** What goes wrong, in words. */
    record Problem(String message) {}

    /** Why an application is withdrawn. */
    public record Withdrawal(String reason) {}

    @GET
    @Path("me")
    public Response me() {
        return loggedIn(login -> ok(person(login)
                .map(person -> new Me(
                        login,
                        person.name(),
                        register.partnership(person.tenant()).name(),
                        access.pages(person),
                        guarded))
                .orElse(new Me(login, null, null, Set.of(), guarded))));
    }

    /** The hub's cases. */
    @Path("hub")
    public HubCases hub() {
        return hub;
    }

    /** Critical incidents. */
    @Path("incidents")
    public IncidentCases incidents() {
        return incidents;
    }

    @GET
    @Path("applications")
    public Response applications() {
        return page(Page.APPLICATIONS, person -> Optional.of(applications.of(person)));
    }

    @GET
    @Path("applications/{number}")
    public Response application(@PathParam("number") String number) {
        return page(Page.APPLICATIONS, person -> applications.of(person, number));
    }

    @POST
    @Path("applications/{number}/withdrawal")
    public Response withdraw(@PathParam("number") String number, Withdrawal withdrawal) {
        String reason = withdrawal == null ? null : withdrawal.reason();
        return page(Page.APPLICATIONS, person -> changes.run(() -> applications.withdraw(person, number, reason)));
    }

    @GET
    @Path("funds")
    public Response funds() {
        return page(Page.FUNDS, person -> Optional.of(funds.of(person.tenant())));
    }

    /**
     * @param from first day, for example {@code 2026-04-01}; may be left out
     * @param to last day, likewise
     * @param skip how many of the newest are left out; 0 if it is left out
     */
    @GET
    @Path("decisions")
    public Response decisions(
            @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("skip") String skip) {
        return page(Page.DECISIONS, person -> Optional.of(decisions.of(person.tenant(), from, to, number(skip))));
    }

    @GET
    @Path("messages")
    public Response messages() {
        return page(Page.MESSAGES, person -> Optional.of(messages.to(person)));
    }

    @GET
    @Path("messages/all")
    public Response allMessages() {
        return page(Page.ALL_MESSAGES, person -> Optional.of(messages.all(person.tenant())));
    }

    @POST
    @Path("messages/{id}/resend")
    public Response resend(@PathParam("id") String id) {
        return page(Page.ALL_MESSAGES, person -> changes.run(() -> messages.resend(person.tenant(), id)));
    }

    /**
     * @param find what can be read in the number, title, applicant or state; may be left out
     * @param skip how many of the newest are left out; 0 if it is left out
     */
    @GET
    @Path("audit")
    public Response audit(@QueryParam("find") String find, @QueryParam("skip") String skip) {
        return page(Page.AUDIT, person -> Optional.of(audit.of(person.tenant(), find, number(skip))));
    }

    @GET
    @Path("audit/{number}")
    public Response audit(@PathParam("number") String number) {
        return page(Page.AUDIT, person -> audit.of(person.tenant(), number));
    }

    /** @param year for example {@code 2027}; this year if it is left out */
    @GET
    @Path("meetings")
    public Response meetings(@QueryParam("year") String year) {
        return page(Page.MEETINGS, person -> Optional.of(meetings.of(person, year)));
    }

    @GET
    @Path("meetings/{id}")
    public Response meeting(@PathParam("id") String id) {
        return page(Page.MEETINGS, person -> agenda.of(person, id));
    }

    /** The minutes of meetings. */
    @Path("minutes")
    public MinutesResource minutes() {
        return new MinutesResource(minutes, work -> page(Page.MINUTES, work));
    }

    private static int number(String text) {
        boolean number = text == null || text.isEmpty() || text.matches("\\d{1,9}");
        Refused.unless(number, "What was sent as \"skip\" is no number of rows. Give it like 100.");
        return text == null || text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** Whatever is not there, not yours or not of your partnership gets one and the same answer. */
    private Response page(Page page, Function<Person, Optional<?>> work) {
        return loggedIn(login -> person(login)
                .filter(person -> access.pages(person).contains(page))
                .flatMap(work)
                .map(found -> found instanceof Response answer ? answer : ok(found))
                .orElseGet(() -> problem(Status.NOT_FOUND, "There is nothing like this here for you.")));
    }

    private Response loggedIn(Function<String, Response> work) {
        Authentication authentication = identities.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            return problem(Status.UNAUTHORIZED, "Log in first.");
        }
        try {
            return work.apply(authentication.getUserId());
        } catch (Refused refused) {
            return problem(Status.BAD_REQUEST, refused.getMessage());
        }
    }

    private Optional<Person> person(String login) {
        return register.findPerson(login).filter(Person::active);
    }

    private static Response ok(Object entity) {
        return answer(Status.OK, entity);
    }

    private static Response problem(Status status, String message) {
        return answer(status, new Problem(message));
    }

    private static Response answer(Status status, Object entity) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .cacheControl(never())
                .entity(entity)
                .build();
    }

    /** Nothing of it stays in a browser or on the way. */
    static CacheControl never() {
        var never = new CacheControl();
        never.setNoStore(true);
        return never;
    }
}
