package org.communitysafety.camunda.hub;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.hub.Hub;
import org.communitysafety.hub.Hubs;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Agreement;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.Agreements.Signature;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An organisation has signed the hub's terms, or is removed from the hub (H10, H11). */
@Configuration(proxyBeanMethods = false)
class HubMembershipProcess {

    static final String KEY = "hubMembership";

    static final String MEMBERSHIP_CHANGED = "membershipChanged";

    /** Key of the organisation. */
    static final String CONCERNED = "organisation";

    record MembershipView(List<Option> organisationOptions) {}

    record MembershipInput(
            String organisation,
            String change,
            String basis,
            LocalDate signedOn,
            String signatory,
            String position,
            String email,
            String telephone,
            String reason) {

        boolean signed() {
            return change.equals("signed");
        }

        Signature signature(Hub hub) {
            return new Signature(
                    organisation,
                    Agreement.Basis.valueOf(basis.toUpperCase(Locale.ROOT)),
                    hub.terms(),
                    signedOn,
                    hub.agreementMonths(),
                    signatory,
                    position,
                    email,
                    telephone);
        }
    }

    @Bean
    StartForm<MembershipView, MembershipInput> communitySafetyMembershipChangedForm(
            Register register, Agreements agreements, Hubs hubs) {
        return new StartForm<>(
                KEY,
                context -> serving(context, register, hubs),
                context -> new MembershipView(options(serving(context, register, hubs), register, agreements)),
                MembershipInput.class,
                (context, input) -> {
                    Person person = serving(context, register, hubs);
                    String number = input.signed()
                            ? agreements.sign(input.signature(hubs.of(person.tenant())), context.user())
                            : agreements.remove(input.organisation(), input.reason(), context.user());
                    return new Started(person.tenant(), number, Map.of(CONCERNED, input.organisation()));
                });
    }

    private static Person serving(FormContext context, Register register, Hubs hubs) {
        return register.findPerson(context.user())
                .filter(person -> hubs.find(person.tenant()).isPresent() && hubs.serves(person))
                .orElseThrow(() ->
                        new Refused("Only the hub's chair and the partnership team change who belongs to the hub."));
    }

    private static List<Option> options(Person person, Register register, Agreements agreements) {
        return register.organisations(person.tenant()).stream()
                .map((Organisation organisation) -> new Option(
                        "%s (%s)"
                                .formatted(
                                        organisation.name(),
                                        agreements
                                                .live(organisation.id())
                                                .map(live -> "signed until " + HubWords.day(live.validUntil()))
                                                .orElse("not signed")),
                        organisation.id()))
                .toList();
    }

    @Bean("communitySafety.informMember")
    JavaDelegate informMember(Register register, Agreements agreements, Outbox outbox) {
        return execution -> {
            Organisation organisation = register.organisation((String) execution.getVariable(CONCERNED));
            String what = agreements
                    .live(organisation.id())
                    .map(live -> "has signed the hub's terms; they are good until " + HubWords.day(live.validUntil()))
                    .orElse("is no member of the hub any more: its people can neither attend nor read cases");
            register.people(organisation.tenant()).stream()
                    .filter(person -> person.active() && person.belongsTo(organisation.id()))
                    .forEach(person -> outbox.queue(
                            person,
                            execution.getProcessBusinessKey(),
                            "%s: membership of the hub".formatted(execution.getProcessBusinessKey()),
                            "%s %s.\n".formatted(organisation.name(), what)));
        };
    }
}
