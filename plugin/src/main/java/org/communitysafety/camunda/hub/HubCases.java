package org.communitysafety.camunda.hub;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.communitysafety.hub.BetweenMeetings;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;

/**
 * The page "Hub cases" as JSON, for the person who is logged in. What may name people travels in bodies only, never in
 * an address. A case that is not there and one that is not for this person get one and the same answer (H17).
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HubCases {

    private final HubAnswers answers;
    private final BetweenMeetings cases;
    private final CasePage page;
    private final AccessPage access;
    private final HubMinutesResource minutes;

    HubCases(HubAnswers answers, BetweenMeetings cases, CasePage page, AccessPage access, HubMinutesResource minutes) {
        this.answers = answers;
        this.cases = cases;
        this.page = page;
        this.access = access;
        this.minutes = minutes;
    }

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
        return answers.open(person);
    }

    /** The minutes of the hub's meetings, and their passwords. */
    @Path("minutes")
    public HubMinutesResource minutes() {
        return minutes;
    }

    @GET
    @Path("cases")
    public Response cases() {
        return answers.answered(page::list);
    }

    @POST
    @Path("search")
    public Response search(Search search) {
        HubAnswers.sent(search);
        return answers.answered(person -> page.search(
                person,
                HubAnswers.blankToNull(search.firstNames()),
                HubAnswers.blankToNull(search.surname()),
                date(search.birthDate()),
                HubAnswers.blankToNull(search.street()),
                search.reason()));
    }

    @POST
    @Path("cases/{number}/opening")
    public Response open(@PathParam("number") String number, Opening opening) {
        HubAnswers.sent(opening);
        return answers.answered(person -> page.open(number, person, opening.reason()));
    }

    @POST
    @Path("cases/{number}/notes")
    public Response note(@PathParam("number") String number, Note note) {
        HubAnswers.sent(note);
        return changed(
                number, note.reason(), person -> page.note(number, person, note.reason(), note.marking(), note.text()));
    }

    @POST
    @Path("cases/{number}/reuses")
    public Response reuse(@PathParam("number") String number, Reuse reuse) {
        HubAnswers.sent(reuse);
        return changed(
                number,
                reuse.reason(),
                person -> page.askReuse(number, person, reuse.reason(), reuse.entry(), reuse.purpose()));
    }

    @POST
    @Path("cases/{number}/reuses/{request}/answer")
    public Response answer(
            @PathParam("number") String number, @PathParam("request") String request, ReuseAnswer answer) {
        HubAnswers.sent(answer);
        return changed(
                number,
                answer.reason(),
                person -> page.answerReuse(
                        number,
                        person,
                        answer.reason(),
                        request,
                        answer.agreed(),
                        HubAnswers.blankToNull(answer.answer())));
    }

    @POST
    @Path("cases/{number}/restriction")
    public Response restrict(@PathParam("number") String number, Restriction restriction) {
        HubAnswers.sent(restriction);
        return changed(number, restriction.why(), person -> {
            if (restriction.organisations() == null) {
                cases.lift(number, restriction.why(), person.id());
            } else {
                cases.restrict(number, Set.copyOf(restriction.organisations()), restriction.why(), person.id());
            }
        });
    }

    @POST
    @Path("cases/{number}/removal")
    public Response remove(@PathParam("number") String number, Why why) {
        HubAnswers.sent(why);
        return changed(number, why.why(), person -> cases.remove(number, why.why(), person.id()));
    }

    @POST
    @Path("cases/{number}/reopening")
    public Response reopen(@PathParam("number") String number, Why why) {
        HubAnswers.sent(why);
        return changed(number, why.why(), person -> cases.reopen(number, why.why(), person.id()));
    }

    @POST
    @Path("log")
    public Response log(LogQuery query) {
        HubAnswers.sent(query);
        return answers.answered(person -> access.log(
                person,
                HubAnswers.blankToNull(query.number()),
                HubAnswers.blankToNull(query.person()),
                query.organisation()));
    }

    /** Everybody whose reads can be asked for, for those who may. */
    @GET
    @Path("readers")
    public Response readers() {
        return answers.answered(access::readers);
    }

    /** In one command of the engine, so that tasks and permissions change with the case; then the case as it is now. */
    private Response changed(String number, String reason, Consumer<Person> change) {
        return answers.answered(person -> {
            answers.changing(() -> {
                change.accept(person);
                return null;
            });
            return page.open(number, person, reason);
        });
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
}
