package org.communitysafety.camunda.meetings;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Interests;
import org.communitysafety.meeting.Interests.Nature;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Somebody declares an interest in an item before the meeting (HGY 5.10, G8, F16). */
@Configuration(proxyBeanMethods = false)
class InterestDeclarationProcess {

    static final String KEY = "interestDeclaration";

    static final String INTEREST_DECLARED = "interestDeclared";

    record View(List<Option> itemOptions) {}

    /** @param item number of the item, or of a funding application */
    record Input(String item, Nature nature) {}

    @Bean
    StartForm<View, Input> communitySafetyInterestDeclaredForm(
            Sittings sittings, Interests interests, Register register) {
        return new StartForm<>(
                KEY,
                context -> Refused.unless(
                        !items(context, sittings).isEmpty(),
                        "No meeting of a body that you belong to has an item in which you could declare an interest."
                                + " You can do so when one is on the agenda."),
                context -> new View(items(context, sittings).stream()
                        .map(item -> new Option(label(item, sittings, register), item.name()))
                        .toList()),
                Input.class,
                (context, input) -> {
                    AgendaItem item = items(context, sittings).stream()
                            .filter(one -> one.name().equals(input.item()))
                            .findFirst()
                            .orElseThrow();
                    interests.declare(item.tenant(), item.subject(), context.user(), input.nature());
                    return new Started(item.tenant(), item.name(), Map.of());
                });
    }

    private static List<AgendaItem> items(FormContext context, Sittings sittings) {
        return sittings.aheadOf(context.user());
    }

    private static String label(AgendaItem item, Sittings sittings, Register register) {
        Sitting sitting = sittings.sitting(item.sitting());
        String title =
                item.paper() == null ? "funding application" : item.paper().title();
        return "%s, %s (%s)".formatted(item.name(), title, MeetingActionProcess.meeting(register, sitting));
    }

    @Bean("communitySafety.informOfficersOfInterest")
    JavaDelegate communitySafetyInformOfficersOfInterest(
            Sittings sittings, Interests interests, Register register, Outbox outbox) {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            AgendaItem item = sittings.named(execution.getTenantId(), number);
            Function<String, Person> person = register::person;
            String names = interests.in(item.subject()).stream()
                    .map(login -> register.person(login).name())
                    .sorted()
                    .reduce((one, other) -> one + ", " + other)
                    .orElseThrow();
            sittings.officers(item).stream()
                    .map(person)
                    .forEach(officer -> outbox.queue(
                            officer,
                            number,
                            "Interest declared in " + number,
                            "In item %s of %s these take no part and do not count for its quorum, because of an interest:%n%n%s%n"
                                    .formatted(
                                            number, register.body(item.body()).name(), names)));
        };
    }
}
