package org.communitysafety.camunda.hub;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.communitysafety.casefile.NoSuchCase;
import org.communitysafety.hub.Hubs;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.FreeText;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/**
 * Answers the hub's pages for the person who is logged in, if the page is open to them. A case that is not there and one
 * that is not for this person get one and the same answer (H17), and nothing is kept in the browser.
 */
class HubAnswers {

    private final IdentityService identities;
    private final ProcessEngineConfigurationImpl engine;
    private final Register register;
    private final Agreements agreements;
    private final Hubs hubs;

    HubAnswers(
            IdentityService identities,
            ProcessEngineConfigurationImpl engine,
            Register register,
            Agreements agreements,
            Hubs hubs) {
        this.identities = identities;
        this.engine = engine;
        this.register = register;
        this.agreements = agreements;
        this.hubs = hubs;
    }

    /** What goes wrong, in words. */
    record Problem(String message) {}

    /** Whether the pages have anything for this person: of a member with a live agreement in a partnership with a hub. */
    boolean open(Person person) {
        return hubs.find(person.tenant()).isPresent()
                && person.organisation() != null
                && agreements.live(person.organisation()).isPresent();
    }

    /** Refuses a request without a body, and texts that cannot be stored, before anything is looked at. */
    static void sent(Record body) {
        if (body == null) {
            throw new BadRequestException("Send what is asked for as JSON.");
        }
        try {
            FreeText.refuseUnlessStorable(body);
        } catch (Refused e) {
            throw new BadRequestException(e.getMessage(), problem(Status.BAD_REQUEST, e.getMessage()));
        }
    }

    static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Does the work in one command of the engine, so that tasks and permissions change with it. */
    <T> T changing(Callable<T> work) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** What the work gives, as JSON. */
    Response answered(Function<Person, Object> work) {
        return response(person -> answer(Status.OK, work.apply(person)));
    }

    /** Likewise, as whatever the work makes of it. */
    Response response(Function<Person, Response> work) {
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
        } catch (NoSuchCase e) {
            return problem(Status.NOT_FOUND, e.getMessage());
        } catch (Refused e) {
            return problem(Status.BAD_REQUEST, e.getMessage());
        }
    }

    private static Response problem(Status status, String message) {
        return answer(status, new Problem(message));
    }

    private static Response answer(Status status, Object entity) {
        return notKept(Response.status(status).type(MediaType.APPLICATION_JSON).entity(entity));
    }

    static Response notKept(Response.ResponseBuilder answer) {
        var never = new CacheControl();
        never.setNoStore(true);
        return answer.cacheControl(never).build();
    }
}
