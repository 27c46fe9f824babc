package org.communitysafety.camunda.hub;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.communitysafety.casefile.NoSuchCase;
import org.communitysafety.hub.Discussions;
import org.communitysafety.hub.Hubs;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.FreeText;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/**
 * The page "Hub cases" as JSON, for the person who is logged in. What may name people travels in bodies only, never in
 * an address. A case that is not there and one that is not for this person get one and the same answer (H17).
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HubCases {

    private final IdentityService identities;
    private final ProcessEngineConfigurationImpl engine;
    private final Register register;
    private final Agreements agreements;
    private final Hubs hubs;
    private final Discussions discussions;
    private final CasePage page;

    HubCases(
            IdentityService identities,
            ProcessEngineConfigurationImpl engine,
            Register register,
            Agreements agreements,
            Hubs hubs,
            Discussions discussions,
            CasePage page) {
        this.identities = identities;
        this.engine = engine;
        this.register = register;
        this.agreements = agreements;
        this.hubs = hubs;
        this.discussions = discussions;
        this.page = page;
    }

    /** What goes wrong, in words. */
    record Problem(String message) {}

    /** @param birthDate such as {@code 1987-03-09} */
    public record Search(String firstNames, String surname, String birthDate, String street, String reason) {}

    /** @param reason why the case is opened (S1) */
    public record Opening(String reason) {}

    /** @param marking id of the marking */
    public record Note(String reason, String marking, String text) {}

    /** @param entry id of the entry to be used elsewhere */
    public record Reuse(String reason, String entry, String purpose) {}

    /** The answer to a request. */
    public record ReuseAnswer(String reason, boolean agreed, String answer) {}

    /** @param organisations keys of those that may know of the case; null lifts the restriction */
    public record Restriction(String why, List<String> organisations) {}

    /** Why a case is removed or opened again. */
    public record Why(String why) {}

    /** One of the three. */
    public record LogQuery(String number, String person, String organisation) {}

    /** Whether the page has anything for this person: of a member with a live agreement in a partnership with a hub. */
    public boolean open(Person person) {
        return hubs.find(person.tenant()).isPresent()
                && person.organisation() != null
                && agreements.live(person.organisation()).isPresent();
    }

    @GET
    @Path("cases")
    public Response cases() {
        return answered(page::list);
    }

    @POST
    @Path("search")
    public Response search(Search search) {
        sent(search);
        return answered(person -> page.search(
                person,
                blankToNull(search.firstNames()),
                blankToNull(search.surname()),
                date(search.birthDate()),
                blankToNull(search.street()),
                search.reason()));
    }

    @POST
    @Path("cases/{number}/opening")
    public Response open(@PathParam("number") String number, Opening opening) {
        sent(opening);
        return answered(person -> page.open(number, person, opening.reason()));
    }

    @POST
    @Path("cases/{number}/notes")
    public Response note(@PathParam("number") String number, Note note) {
        sent(note);
        return changed(
                number, note.reason(), person -> page.note(number, person, note.reason(), note.marking(), note.text()));
    }

    @POST
    @Path("cases/{number}/reuses")
    public Response reuse(@PathParam("number") String number, Reuse reuse) {
        sent(reuse);
        return changed(
                number,
                reuse.reason(),
                person -> page.askReuse(number, person, reuse.reason(), reuse.entry(), reuse.purpose()));
    }

    @POST
    @Path("cases/{number}/reuses/{request}/answer")
    public Response answer(
            @PathParam("number") String number, @PathParam("request") String request, ReuseAnswer answer) {
        sent(answer);
        return changed(
                number,
                answer.reason(),
                person -> page.answerReuse(
                        number, person, answer.reason(), request, answer.agreed(), blankToNull(answer.answer())));
    }

    @POST
    @Path("cases/{number}/restriction")
    public Response restrict(@PathParam("number") String number, Restriction restriction) {
        sent(restriction);
        return changed(number, restriction.why(), person -> {
            if (restriction.organisations() == null) {
                discussions.lift(number, restriction.why(), person.id());
            } else {
                discussions.restrict(number, Set.copyOf(restriction.organisations()), restriction.why(), person.id());
            }
        });
    }

    @POST
    @Path("cases/{number}/removal")
    public Response remove(@PathParam("number") String number, Why why) {
        sent(why);
        return changed(number, why.why(), person -> discussions.remove(number, why.why(), person.id()));
    }

    @POST
    @Path("cases/{number}/reopening")
    public Response reopen(@PathParam("number") String number, Why why) {
        sent(why);
        return changed(number, why.why(), person -> discussions.reopen(number, why.why(), person.id()));
    }

    @POST
    @Path("log")
    public Response log(LogQuery query) {
        sent(query);
        return answered(person ->
                page.log(person, blankToNull(query.number()), blankToNull(query.person()), query.organisation()));
    }

    /** Everybody whose reads can be asked for, for those who may. */
    @GET
    @Path("readers")
    public Response readers() {
        return answered(page::readers);
    }

    /** In one command of the engine, so that tasks and permissions change with the case; then the case as it is now. */
    private Response changed(String number, String reason, Consumer<Person> change) {
        return answered(person -> {
            engine.getCommandExecutorTxRequired().execute(context -> {
                change.accept(person);
                return null;
            });
            return page.open(number, person, reason);
        });
    }

    /** Refuses a request without a body, and texts that cannot be stored, before anything is looked at. */
    private static void sent(Record body) {
        if (body == null) {
            throw new BadRequestException("Send what is asked for as JSON.");
        }
        try {
            FreeText.refuseUnlessStorable(body);
        } catch (Refused e) {
            throw new BadRequestException(e.getMessage(), problem(Status.BAD_REQUEST, e.getMessage()));
        }
    }

    private Response answered(Function<Person, Object> work) {
        Authentication authentication = identities.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            return problem(Status.UNAUTHORIZED, "Log in first.");
        }
        Optional<Person> person = register.findPerson(authentication.getUserId())
                .filter(Person::active)
                .filter(this::open);
        if (person.isEmpty()) {
            return problem(Status.NOT_FOUND, "There is nothing like this here for you.");
        }
        try {
            return ok(work.apply(person.get()));
        } catch (NoSuchCase e) {
            return problem(Status.NOT_FOUND, e.getMessage());
        } catch (Refused e) {
            return problem(Status.BAD_REQUEST, e.getMessage());
        }
    }

    private static LocalDate date(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new Refused("The date of birth is no date. Write it such as 1987-03-09.");
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Response ok(Object entity) {
        return answer(Status.OK, entity);
    }

    private static Response problem(Status status, String message) {
        return answer(status, new Problem(message));
    }

    private static Response answer(Status status, Object entity) {
        var never = new CacheControl();
        never.setNoStore(true);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .cacheControl(never)
                .entity(entity)
                .build();
    }
}
