package org.communitysafety.camunda.incidents;

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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.communitysafety.incident.IncidentSettings;
import org.communitysafety.incident.Incidents;
import org.communitysafety.incident.NoSuchIncident;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/**
 * The page "Incidents" as JSON, for the person who is logged in. An incident that is not there and one that is not for
 * this person get one and the same answer (S1).
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IncidentCases {

    private static final int LONGEST = 4000;

    private final IdentityService identities;
    private final ProcessEngineConfigurationImpl engine;
    private final Register register;
    private final IncidentSettings settings;
    private final Incidents incidents;
    private final IncidentPage page;

    IncidentCases(
            IdentityService identities,
            ProcessEngineConfigurationImpl engine,
            Register register,
            IncidentSettings settings,
            Incidents incidents,
            IncidentPage page) {
        this.identities = identities;
        this.engine = engine;
        this.register = register;
        this.settings = settings;
        this.incidents = incidents;
        this.page = page;
    }

    /** What goes wrong, in words. */
    record Problem(String message) {}

    /**
     * @param marking id of the marking; null for everybody involved
     * @param corrects id of the entry that it corrects; null for new information
     */
    public record NewEntry(String text, String marking, String corrects) {}

    /** @param into number of the incident that it is the same as */
    public record Joining(String into, String why) {}

    /** Whether the page has anything for this person: of a member organisation in a partnership with a procedure. */
    public boolean open(Person person) {
        return settings.find(person.tenant()).isPresent()
                && person.organisation() != null
                && register.organisation(person.organisation()).member();
    }

    @GET
    public Response list() {
        return answered(page::list);
    }

    @GET
    @Path("{number}")
    public Response incident(@PathParam("number") String number) {
        return answered(person -> page.open(number, person));
    }

    @GET
    @Path("{number}/entries/{entry}")
    public Response entry(@PathParam("number") String number, @PathParam("entry") String entry) {
        return answered(person -> page.entry(number, entry, person));
    }

    @GET
    @Path("{number}/timeline.pdf")
    @Produces({"application/pdf", MediaType.APPLICATION_JSON})
    public Response pdf(@PathParam("number") String number) {
        return work(person -> answer(Response.ok(page.pdf(number, person)).type("application/pdf"))
                .header("Content-Disposition", "attachment; filename=\"" + number + ".pdf\"")
                .build());
    }

    @POST
    @Path("{number}/entries")
    public Response add(@PathParam("number") String number, NewEntry entry) {
        return changed(number, person -> {
            Refused.unless(entry != null, "Send what is asked for as JSON.");
            if (entry.corrects() == null) {
                incidents.add(number, entry.marking(), text(entry.text()), person.id());
            } else {
                incidents.correct(number, entry.corrects(), text(entry.text()), person.id());
            }
        });
    }

    @POST
    @Path("{number}/joining")
    public Response join(@PathParam("number") String number, Joining joining) {
        return changed(number, person -> {
            Refused.unless(joining != null && joining.into() != null, "Name the incident that it is the same as.");
            incidents.join(number, joining.into(), text(joining.why()), person.id());
        });
    }

    private static String text(String text) {
        Refused.unless(text != null && !text.isBlank(), "There is nothing to keep. Write what is to be said.");
        Refused.unless(text.length() <= LONGEST, "The text is too long: at most %d characters. Shorten it.", LONGEST);
        Refused.unless(
                text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'),
                "The text contains characters that cannot be stored. Remove them.");
        return text.strip();
    }

    /** In one command of the engine, so that tasks change with the incident; then the incident as it is now. */
    private Response changed(String number, Consumer<Person> change) {
        return answered(person -> {
            engine.getCommandExecutorTxRequired().execute(context -> {
                change.accept(person);
                return null;
            });
            return page.open(number, person);
        });
    }

    private Response answered(Function<Person, Object> shown) {
        return work(person -> answer(Response.ok(shown.apply(person)).type(MediaType.APPLICATION_JSON))
                .build());
    }

    private Response work(Function<Person, Response> work) {
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
            return work.apply(person.get());
        } catch (NoSuchIncident e) {
            return problem(Status.NOT_FOUND, e.getMessage());
        } catch (Refused e) {
            return problem(Status.BAD_REQUEST, e.getMessage());
        }
    }

    private static Response problem(Status status, String message) {
        return answer(Response.status(status).type(MediaType.APPLICATION_JSON).entity(new Problem(message)))
                .build();
    }

    private static Response.ResponseBuilder answer(Response.ResponseBuilder answer) {
        var never = new CacheControl();
        never.setNoStore(true);
        return answer.cacheControl(never);
    }
}
