package org.communitysafety.camunda.meetings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.BodyPeople;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Circulation;
import org.communitysafety.meeting.Proposals;
import org.communitysafety.meeting.Proposals.Proposal;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Somebody proposes an item for a meeting, or hands in a report for it (G10, G11, G16, P8). */
@Configuration(proxyBeanMethods = false)
class AgendaProposalProcess {

    static final String KEY = "agendaProposal";

    static final String ITEM_PROPOSED = "itemProposed";

    /** Whether the papers have gone out or should have. */
    static final String LATE = "late";

    record View(List<Option> meetingOptions, List<Option> reportOptions, List<Option> organisationOptions) {}

    /**
     * @param asks {@code decision}, {@code information} or {@code report}
     * @param meeting id of the sitting; null for a report
     * @param report number of the item that waits for it; null for a proposal
     * @param concerns key of the organisation whose people take no part in it; null if there is none
     */
    record Input(String asks, String meeting, String report, String title, String concerns, String text) {}

    @Bean
    StartForm<View, Input> communitySafetyItemProposedForm(Proposals proposals, Calendar calendar, Register register) {
        return new StartForm<>(
                KEY,
                context -> Refused.unless(
                        !proposals.bodiesOf(register.person(context.user())).isEmpty(),
                        "You belong to no body that meets, so there is no agenda that you could propose an item for."),
                context -> view(register.person(context.user()), proposals, calendar, register),
                Input.class,
                (context, input) -> {
                    AgendaItem item = input.asks().equals("report")
                            ? proposals.report(input.report(), input.text(), context.user())
                            : proposals.propose(proposal(input), context.user());
                    return new Started(
                            item.tenant(), item.number(), Map.of(LATE, item.state() == AgendaItem.State.WAITING));
                });
    }

    private static Proposal proposal(Input input) {
        return new Proposal(
                input.meeting(),
                AgendaItem.Kind.valueOf(input.asks().toUpperCase(Locale.ROOT)),
                input.title(),
                input.text(),
                input.concerns());
    }

    private static View view(Person person, Proposals proposals, Calendar calendar, Register register) {
        return new View(
                proposals.bodiesOf(person).stream()
                        .flatMap(body -> calendar.ahead(body).stream()
                                .map(sitting -> new Option(
                                        "%s, %s".formatted(body.name(), Circulation.when(sitting)), sitting.id())))
                        .toList(),
                proposals.reportsOf(person).stream()
                        .map(item -> new Option(label(item, calendar, register), item.number()))
                        .toList(),
                register.organisations(person.tenant()).stream()
                        .map(organisation -> new Option(organisation.name(), organisation.id()))
                        .toList());
    }

    private static String label(AgendaItem item, Calendar calendar, Register register) {
        Body body = register.body(item.body());
        return "%s: %s, %s"
                .formatted(item.paper().title(), body.name(), Circulation.when(calendar.sitting(item.sitting())));
    }

    /** The secretaries learn that something has come, and its author that it has arrived. */
    @Bean("communitySafety.confirmItem")
    JavaDelegate confirmItem(Agenda agenda, Calendar calendar, BodyPeople people, Register register, Outbox outbox) {
        return execution -> {
            AgendaItem item = item(agenda, execution);
            String text = "\"%s\" (%s) is on the agenda of %s, %s.%n"
                    .formatted(
                            item.paper().title(),
                            item.number(),
                            register.body(item.body()).name(),
                            Circulation.when(calendar.sitting(item.sitting())));
            String subject = "%s is on the agenda".formatted(item.number());
            outbox.queue(register.person(item.paper().proposedBy()), item.number(), subject, text);
            people.holders(item.body(), people.secretaries(item.body())).stream()
                    .filter(person -> !person.id().equals(item.paper().proposedBy()))
                    .forEach(person -> outbox.queue(person, item.number(), subject, text));
        };
    }

    /** The meeting's own process makes the chair's task. */
    @Bean("communitySafety.askChair")
    JavaDelegate askChair(Agenda agenda, Calendar calendar) {
        return execution -> {
            AgendaItem item = item(agenda, execution);
            execution
                    .getProcessEngineServices()
                    .getRuntimeService()
                    .createMessageCorrelation(MeetingProcess.LATE_PAPER_RECEIVED_MESSAGE)
                    .processInstanceId(MeetingInstances.of(
                                    execution.getProcessEngineServices().getRuntimeService(),
                                    calendar.sitting(item.sitting()))
                            .orElseThrow(() -> new Refused("The meeting's preparation has not started, although its"
                                    + " papers are due. Ask the partnership's team to look into it.")))
                    .setVariableToTriggeredScope(MeetingExpressions.ITEM, item.number())
                    .correlate();
        };
    }

    private static AgendaItem item(Agenda agenda, DelegateExecution execution) {
        return agenda.item(execution.getTenantId(), execution.getProcessBusinessKey());
    }
}
