package org.communitysafety.camunda.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.partnership.MembershipChange;
import org.communitysafety.partnership.MembershipChange.Kind;
import org.communitysafety.partnership.Memberships;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who sits on a seat, acts for it or belongs to the partnership, from today or a later day (G9, G14, G18). */
@Configuration(proxyBeanMethods = false)
class MembershipChangeProcess {

    static final String KEY = "membershipChange";

    static final String MEMBERSHIP_RECORDED = "membershipRecorded";
    static final String CHANGE_NO_LONGER_FITS_ERROR = "changeNoLongerFits";

    /** Whether it takes effect today. */
    static final String IN_FORCE = "inForce";

    record View(
            List<Option> seatOptions,
            List<Option> personOptions,
            List<Option> formerOptions,
            List<Option> organisationOptions) {}

    /**
     * @param what the kind of change, as the form names it
     * @param former login of somebody who comes back
     * @param login of somebody new
     */
    record Input(
            String what,
            String seat,
            String person,
            String former,
            String login,
            String name,
            String email,
            String organisation,
            String successor,
            LocalDate until,
            LocalDate from,
            String reason) {

        MembershipChange change() {
            Kind kind =
                    switch (what) {
                        case "member" -> Kind.MEMBER;
                        case "vacant" -> Kind.VACANT;
                        case "deputy" -> Kind.DEPUTY;
                        case "noDeputy" -> Kind.NO_DEPUTY;
                        case "coOpted" -> Kind.CO_OPTED;
                        case "newPerson" -> Kind.NEW_PERSON;
                        case "leaves" -> Kind.LEAVES;
                        case "returns" -> Kind.RETURNS;
                        case "takesOver" -> Kind.TAKES_OVER;
                        default -> Kind.CORRECTED;
                    };
            String who = login != null ? login : former != null ? former : person;
            return new MembershipChange(kind, seat, who, name, email, organisation, successor, until, reason);
        }
    }

    @Bean
    StartForm<View, Input> communitySafetyMembershipRecordedForm(
            Register register, Offices offices, Memberships memberships) {
        return new StartForm<>(
                KEY,
                context -> offices.refuseUnlessKeeper(context.user()),
                context -> view(register, register.person(context.user()).tenant()),
                Input.class,
                (context, input) -> {
                    String number = memberships.change(input.change(), input.from(), context.user());
                    return new Started(
                            register.person(context.user()).tenant(),
                            number,
                            Map.of(IN_FORCE, memberships.inForce(memberships.effectiveOn(number))));
                });
    }

    private static View view(Register register, String tenant) {
        List<Person> people = register.people(tenant);
        return new View(
                register.allSeatsOf(tenant).stream()
                        .map(seat -> new Option(label(register, seat), seat.id()))
                        .toList(),
                people.stream()
                        .filter(Person::active)
                        .map(MembershipChangeProcess::option)
                        .toList(),
                people.stream()
                        .filter(person -> !person.active())
                        .map(MembershipChangeProcess::option)
                        .toList(),
                register.organisations(tenant).stream()
                        .map(organisation -> new Option(organisation.name(), organisation.id()))
                        .toList());
    }

    private static Option option(Person person) {
        return new Option(person.name(), person.id());
    }

    private static String label(Register register, Seat seat) {
        return "%s: %s (%s), %s%s"
                .formatted(
                        register.body(seat.body()).name(),
                        seat.title(),
                        register.organisation(seat.organisation()).name(),
                        seat.member() == null
                                ? "vacant"
                                : register.person(seat.member()).name(),
                        seat.until() == null ? "" : ", until " + seat.until());
    }

    @Bean("communitySafety.informConcerned")
    JavaDelegate informConcerned(MembershipLetters letters) {
        return execution -> letters.recorded(execution.getProcessBusinessKey());
    }

    @Bean("communitySafety.putMembershipIntoForce")
    JavaDelegate putMembershipIntoForce(Memberships memberships) {
        return execution -> {
            if (!memberships.takeEffect(execution.getProcessBusinessKey())) {
                throw new BpmnError(CHANGE_NO_LONGER_FITS_ERROR);
            }
        };
    }

    @Bean("communitySafety.informRecorder")
    JavaDelegate informRecorder(MembershipLetters letters) {
        return execution -> letters.dropped(execution.getProcessBusinessKey());
    }
}
