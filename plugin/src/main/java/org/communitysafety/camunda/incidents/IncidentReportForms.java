package org.communitysafety.camunda.incidents;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Facts;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.IncidentChoice.Kind;
import org.communitysafety.incident.IncidentReport;
import org.communitysafety.incident.IncidentSettings;
import org.communitysafety.incident.Incidents;
import org.communitysafety.incident.Level;
import org.communitysafety.incident.Notices;
import org.communitysafety.incident.Procedures;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms in which an incident is reported, reconsidered and acknowledged (C1 to C3). */
@Configuration(proxyBeanMethods = false)
class IncidentReportForms {

    /** @param police whether the question of the police's judgement is shown (C2) */
    record ReportView(String procedure, boolean police, List<Option> areaOptions, List<Option> markingOptions) {}

    /** @param domesticAbuse null where nobody has died, since then it is not asked */
    record ReportInput(
            String area,
            String place,
            LocalDate happenedOn,
            String happenedAt,
            Incident.Source source,
            String what,
            String marking,
            Level level,
            boolean crimeOrDisorder,
            boolean death,
            boolean lifeChanging,
            boolean publicDisorder,
            boolean repugnant,
            boolean mediaAttention,
            boolean reputationalRisk,
            boolean policeJudgement,
            Boolean domesticAbuse) {

        IncidentReport report() {
            return new IncidentReport(
                    area,
                    place,
                    IncidentMoments.at(happenedOn, happenedAt),
                    source,
                    what,
                    marking,
                    level,
                    new Facts(
                            crimeOrDisorder,
                            death,
                            lifeChanging,
                            publicDisorder,
                            repugnant,
                            mediaAttention,
                            reputationalRisk,
                            policeJudgement,
                            Boolean.TRUE.equals(domesticAbuse)));
        }

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "ReportInput[" + area + "]";
        }
    }

    record ReconsiderView(
            List<Row> details,
            List<Row> log,
            boolean police,
            List<Option> markingOptions,
            boolean crimeOrDisorder,
            boolean death,
            boolean lifeChanging,
            boolean publicDisorder,
            boolean repugnant,
            boolean mediaAttention,
            boolean reputationalRisk,
            boolean policeJudgement,
            boolean domesticAbuse) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "ReconsiderView";
        }
    }

    /** @param verdict {@code changed} or {@code stays} */
    record ReconsiderInput(
            String verdict,
            String words,
            String marking,
            Boolean crimeOrDisorder,
            Boolean death,
            Boolean lifeChanging,
            Boolean publicDisorder,
            Boolean repugnant,
            Boolean mediaAttention,
            Boolean reputationalRisk,
            Boolean policeJudgement,
            Boolean domesticAbuse) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "ReconsiderInput[" + verdict + "]";
        }
    }

    record AcknowledgeView(List<Row> details, List<Row> log, List<Option> markingOptions) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "AcknowledgeView";
        }
    }

    record AcknowledgeInput(String words, String marking) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "AcknowledgeInput";
        }
    }

    @Bean
    StartForm<ReportView, ReportInput> communitySafetyIncidentReportedForm(
            Incidents incidents, Procedures procedures, IncidentSettings settings, IncidentViews views) {
        return new StartForm<>(
                CriticalIncidentProcess.KEY,
                context -> incidents.reporter(context.user()),
                context -> {
                    Person person = incidents.reporter(context.user());
                    return new ReportView(
                            views.procedure(procedures.inForce(person.tenant())),
                            settings.police(person),
                            views.choices(person.tenant(), Kind.AREA),
                            views.markings(person.tenant()));
                },
                ReportInput.class,
                (context, input) -> {
                    Incident incident = incidents.report(context.user(), input.report());
                    return new Started(incident.tenant(), incident.number(), Map.of());
                });
    }

    @Bean
    TaskForm<ReconsiderView, ReconsiderInput> communitySafetyReconsiderIncidentForm(
            Incidents incidents, IncidentSettings settings, Register register, IncidentViews views) {
        return new TaskForm<>(
                CriticalIncidentProcess.KEY,
                CriticalIncidentProcess.RECONSIDER_INCIDENT,
                context -> {
                    Reader reader = Reader.forTask(context.user(), "Reconsider incident");
                    Facts facts = incidents.known(context.number(), reader).facts();
                    return new ReconsiderView(
                            views.details(context.number(), reader),
                            views.log(context.number(), reader),
                            settings.police(register.person(context.user())),
                            views.markings(views.tenant(context.number())),
                            facts.crimeOrDisorder(),
                            facts.death(),
                            facts.lifeChanging(),
                            facts.publicDisorder(),
                            facts.repugnant(),
                            facts.mediaAttention(),
                            facts.reputationalRisk(),
                            facts.policeJudgement(),
                            facts.domesticAbuse());
                },
                ReconsiderInput.class,
                (context, input) -> reconsidered(context, input, incidents));
    }

    private static Map<String, Object> reconsidered(FormContext context, ReconsiderInput input, Incidents incidents) {
        boolean changed = input.verdict().equals("changed");
        if (changed) {
            Facts facts = FactsInput.of(
                    input.crimeOrDisorder(),
                    input.death(),
                    input.lifeChanging(),
                    input.publicDisorder(),
                    input.repugnant(),
                    input.mediaAttention(),
                    input.reputationalRisk(),
                    input.policeJudgement(),
                    input.domesticAbuse());
            incidents.learn(context.number(), facts, input.words(), input.marking(), context.user());
        } else {
            incidents.leave(context.number(), input.words(), input.marking(), context.user());
        }
        return Map.of(CriticalIncidentProcess.FACTS_CHANGED, changed);
    }

    @Bean
    TaskForm<AcknowledgeView, AcknowledgeInput> communitySafetyAcknowledgeIncidentForm(
            Notices notices, Incidents incidents, IncidentViews views) {
        return new TaskForm<>(
                IncidentNoticeProcess.KEY,
                IncidentNoticeProcess.ACKNOWLEDGE_INCIDENT,
                context -> {
                    Reader reader = Reader.forTask(context.user(), "Acknowledge incident");
                    return new AcknowledgeView(
                            views.details(context.number(), reader),
                            views.log(context.number(), reader),
                            views.markings(views.tenant(context.number())));
                },
                AcknowledgeInput.class,
                (context, input) -> {
                    notices.acknowledge(context.local(IncidentExpressions.NOTICE), context.user());
                    if (input.words() != null) {
                        incidents.add(context.number(), input.marking(), input.words(), context.user());
                    }
                    return Map.of();
                });
    }
}
