package org.communitysafety.camunda.register;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.meeting.Election;
import org.communitysafety.meeting.ElectionResult;
import org.communitysafety.meeting.Elections;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Offices;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A yearly term ends, and the body that chooses elects, appoints or co-opts (G14, G18). */
@Configuration(proxyBeanMethods = false)
class OfficeElectionProcess {

    static final String KEY = "officeElection";

    static final String RECORD_ELECTION = "recordElection";
    static final String CHANGE_NO_LONGER_FITS_ERROR = "changeNoLongerFits";

    /** {@code chosen}, {@code notYet} or {@code nobody}. */
    static final String ELECTION_OUTCOME = "electionOutcome";

    /** Whether the new term has begun. */
    static final String IN_FORCE = "inForce";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    record View(List<Row> details, List<Option> personOptions) {}

    record Input(String outcome, String person, LocalDate from, LocalDate until, String remarks) {

        ElectionResult result() {
            return new ElectionResult(person, from, until, remarks);
        }
    }

    @Bean
    TaskForm<View, Input> communitySafetyRecordElectionForm(Register register, Elections elections) {
        return new TaskForm<>(
                KEY,
                RECORD_ELECTION,
                context -> view(register, elections, elections.election(context.number())),
                Input.class,
                (context, input) -> {
                    boolean inForce = record(elections, context, input);
                    return Map.of(ELECTION_OUTCOME, input.outcome(), IN_FORCE, inForce);
                });
    }

    private static boolean record(Elections elections, FormContext context, Input input) {
        switch (input.outcome()) {
            case "chosen" -> {
                return elections.choose(context.number(), input.result(), context.user());
            }
            case "notYet" -> elections.postpone(context.number(), input.remarks(), context.user());
            default -> elections.nobody(context.number(), input.remarks(), context.user());
        }
        return false;
    }

    private static View view(Register register, Elections elections, Election election) {
        List<Row> details = new ArrayList<>();
        details.add(new Row("Choice", elections.yearly(election).how().toString()));
        details.add(new Row("For", elections.name(election)));
        details.add(new Row("By", register.body(election.body()).name()));
        details.add(new Row(
                "Now",
                String.join(
                        ", ",
                        present(register, election).stream().map(Person::name).toList())));
        details.add(new Row("The term ends on", DAY.format(election.termEndsOn())));
        details.add(new Row(
                "The next one ends on",
                DAY.format(
                        elections.yearly(election).endsOn(election.termEndsOn().plusDays(1)))));
        return new View(
                details,
                register.people(election.tenant()).stream()
                        .filter(Person::active)
                        .map(person -> new Option(person.name(), person.id()))
                        .toList());
    }

    private static List<Person> present(Register register, Election election) {
        Stream<String> logins = election.office() == null
                ? Stream.of(register.seat(election.seat()).member())
                : register.holders(election.office()).stream();
        return logins.filter(Objects::nonNull).map(register::person).toList();
    }

    @Bean("communitySafety.placeElectionOnAgenda")
    JavaDelegate placeElectionOnAgenda(Elections elections) {
        return execution -> elections.place(execution.getProcessBusinessKey());
    }

    @Bean("communitySafety.informChosen")
    JavaDelegate informChosen(Register register, Elections elections, Outbox outbox) {
        return execution -> {
            Election election = elections.election(execution.getProcessBusinessKey());
            Stream.concat(Stream.of(register.person(election.person())), present(register, election).stream())
                    .distinct()
                    .forEach(person -> outbox.queue(
                            person,
                            election.number(),
                            "%s: %s".formatted(elections.yearly(election).how(), elections.name(election)),
                            "%s: %s is chosen, from %s until %s (%s).%n"
                                    .formatted(
                                            elections.name(election),
                                            register.person(election.person()).name(),
                                            DAY.format(election.startsOn()),
                                            DAY.format(election.until()),
                                            election.number())));
        };
    }

    @Bean("communitySafety.tellTeamTermEnded")
    JavaDelegate tellTeamTermEnded(Register register, Elections elections, Offices offices, Outbox outbox) {
        return execution -> {
            Election election = elections.election(execution.getProcessBusinessKey());
            offices.keepers(election.tenant()).stream()
                    .flatMap(office -> register.holders(office).stream())
                    .distinct()
                    .map(register::person)
                    .forEach(person -> outbox.queue(
                            person,
                            election.number(),
                            "%s: the term has ended without a choice".formatted(elections.name(election)),
                            ("The term of %s ended on %s, and nobody has been chosen for the next one (%s). The office is"
                                            + " vacant, or the seat has lapsed, until the choice is recorded.%n")
                                    .formatted(
                                            elections.name(election),
                                            DAY.format(election.termEndsOn()),
                                            election.number())));
        };
    }

    @Bean("communitySafety.putElectionIntoForce")
    JavaDelegate putElectionIntoForce(Elections elections) {
        return execution -> {
            if (!elections.putIntoForce(execution.getProcessBusinessKey())) {
                throw new BpmnError(CHANGE_NO_LONGER_FITS_ERROR);
            }
        };
    }
}
