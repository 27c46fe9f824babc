package org.communitysafety.camunda;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Somebody else holds an office from today, or nobody does (G14). */
@Configuration(proxyBeanMethods = false)
class OfficeChangeProcess {

    static final String KEY = "officeChange";

    static final String CHANGE_RECORDED = "changeRecorded";

    /** Key of the office. */
    static final String OFFICE = "office";

    record View(List<Option> officeOptions, List<Option> personOptions) {}

    record Input(String office, String holder, String reason) {}

    @Bean
    StartForm<View, Input> communitySafetyChangeRecordedForm(Register register, Offices offices) {
        return new StartForm<>(
                KEY,
                context -> view(register, register.person(context.user()).tenant()),
                Input.class,
                (context, input) -> {
                    String number = offices.change(input.office(), input.holder(), input.reason(), context.user());
                    return new Started(
                            register.person(context.user()).tenant(), number, Map.of(OFFICE, input.office()));
                });
    }

    private static View view(Register register, String tenant) {
        return new View(
                register.offices(tenant).stream()
                        .map((Office office) -> new Option(office.name(), office.id()))
                        .toList(),
                register.people(tenant).stream()
                        .filter(Person::active)
                        .map(person -> new Option(person.name(), person.id()))
                        .toList());
    }

    @Bean("communitySafety.informHolders")
    JavaDelegate informHolders(Register register, Outbox outbox) {
        return execution -> {
            Office office = register.office((String) execution.getVariable(OFFICE));
            String number = execution.getProcessBusinessKey();
            register.holders(office.id())
                    .forEach(login -> tell(outbox, register.person(login), office, number, "you hold this office now"));
            register.justLeft(office.id())
                    .forEach(login -> tell(outbox, register.person(login), office, number, "your term has ended"));
        };
    }

    private static void tell(Outbox outbox, Person person, Office office, String number, String what) {
        outbox.queue(
                person,
                number,
                "%s: %s".formatted(office.name(), what),
                "The office \"%s\" has changed (%s): %s.%n".formatted(office.name(), number, what));
    }
}
