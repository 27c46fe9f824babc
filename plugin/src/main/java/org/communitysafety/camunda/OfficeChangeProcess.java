package org.communitysafety.camunda;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.OfficeChange;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Somebody else holds an office from today or a later day, or nobody does (G14). */
@Configuration(proxyBeanMethods = false)
class OfficeChangeProcess {

    static final String KEY = "officeChange";

    static final String CHANGE_RECORDED = "changeRecorded";

    /** Key of the office. */
    static final String OFFICE = "office";

    /** First day, as an ISO date. */
    static final String FROM = "from";

    /** Whether it takes effect today. */
    static final String IN_FORCE = "inForce";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    record View(List<Option> officeOptions, List<Option> personOptions) {}

    record Input(String office, String holder, Boolean together, LocalDate from, LocalDate until, String reason) {

        OfficeChange change() {
            return new OfficeChange(office, holder, from, until, Boolean.TRUE.equals(together), reason);
        }
    }

    @Bean
    StartForm<View, Input> communitySafetyChangeRecordedForm(Register register, Offices offices) {
        return new StartForm<>(
                KEY,
                context -> offices.refuseUnlessKeeper(context.user()),
                context -> view(register, register.person(context.user()).tenant()),
                Input.class,
                (context, input) -> {
                    String number = offices.change(input.change(), context.user());
                    LocalDate from = input.from() == null ? offices.today() : input.from();
                    return new Started(
                            register.person(context.user()).tenant(),
                            number,
                            Map.of(
                                    OFFICE,
                                    input.office(),
                                    FROM,
                                    from.toString(),
                                    IN_FORCE,
                                    !from.isAfter(offices.today())));
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
            LocalDate from = from(execution);
            String number = execution.getProcessBusinessKey();
            List<String> before = office.holders(from.minusDays(1));
            List<String> after = office.holders(from);
            after.stream()
                    .filter(login -> !before.contains(login))
                    .forEach(login ->
                            tell(outbox, register.person(login), office, number, "you hold this office", from));
            before.stream()
                    .filter(login -> !after.contains(login))
                    .forEach(login -> tell(
                            outbox, register.person(login), office, number, "your term has ended, with effect", from));
        };
    }

    private static void tell(Outbox outbox, Person person, Office office, String number, String what, LocalDate from) {
        outbox.queue(
                person,
                number,
                "%s: %s".formatted(office.name(), what),
                "The office \"%s\" changes (%s): %s from %s.%n"
                        .formatted(office.name(), number, what, DAY.format(from)));
    }

    @Bean("communitySafety.putOfficeChangeIntoForce")
    JavaDelegate putOfficeChangeIntoForce(Offices offices) {
        return execution -> offices.takeEffect((String) execution.getVariable(OFFICE), from(execution));
    }

    private static LocalDate from(DelegateExecution execution) {
        return LocalDate.parse((String) execution.getVariable(FROM));
    }
}
