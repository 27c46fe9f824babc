package org.communitysafety.camunda;

import java.util.ArrayList;
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

    /** Logins of former and new holders, comma-separated. */
    static final String CONCERNED = "concerned";

    record View(List<Option> officeOptions, List<Option> personOptions) {}

    record Input(String office, String holder, String reason) {}

    @Bean
    StartForm<View, Input> changeRecordedForm(Register register, Offices offices) {
        return new StartForm<>(
                KEY,
                context -> view(register, register.person(context.user()).tenant()),
                Input.class,
                (context, input) -> {
                    List<String> before = register.holders(input.office());
                    String number = offices.change(input.office(), input.holder(), input.reason(), context.user());
                    List<String> concerned = new ArrayList<>(before);
                    concerned.addAll(register.holders(input.office()));
                    return new Started(
                            register.person(context.user()).tenant(),
                            number,
                            Map.of(OFFICE, input.office(), CONCERNED, String.join(",", concerned)));
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

    @Bean
    JavaDelegate informHolders(Register register, Outbox outbox) {
        return execution -> {
            Office office = register.office((String) execution.getVariable(OFFICE));
            for (String login : ((String) execution.getVariable(CONCERNED)).split(",")) {
                if (!login.isEmpty()) {
                    boolean holds = register.holders(office.id()).contains(login);
                    outbox.queue(
                            register.person(login),
                            execution.getProcessBusinessKey(),
                            "%s: %s"
                                    .formatted(
                                            office.name(), holds ? "you hold this office now" : "your term has ended"),
                            "The office \"%s\" has changed (%s).%n"
                                    .formatted(office.name(), execution.getProcessBusinessKey()));
                }
            }
        };
    }
}
