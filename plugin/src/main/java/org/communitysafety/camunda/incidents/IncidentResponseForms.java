package org.communitysafety.camunda.incidents;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Facts;
import org.communitysafety.incident.Incident;
import org.communitysafety.incident.IncidentAction;
import org.communitysafety.incident.IncidentActions.Wanted;
import org.communitysafety.incident.IncidentSettings;
import org.communitysafety.incident.Incidents;
import org.communitysafety.incident.Level;
import org.communitysafety.incident.Responses;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms in which leads are named and the response is led (C4, C5). */
@Configuration(proxyBeanMethods = false)
class IncidentResponseForms {

    record LeadsView(
            List<Row> details,
            List<Row> informed,
            List<Row> log,
            List<Option> agencyOptions,
            List<Option> leadOptions) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "LeadsView";
        }
    }

    record LeadsInput(String agency, String lead) {}

    record ResponseView(
            List<Row> details,
            List<Row> informed,
            List<Row> actions,
            List<Row> log,
            boolean police,
            List<Option> markingOptions,
            List<Option> agencyOptions,
            List<Option> leadOptions,
            List<Option> ownerOptions,
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
            return "ResponseView";
        }
    }

    /** @param step what is done now, for example {@code report} */
    record ResponseInput(
            String step,
            String words,
            String marking,
            String owner,
            LocalDate dueOn,
            String dueTime,
            Level level,
            String agency,
            String lead,
            Boolean crimeOrDisorder,
            Boolean death,
            Boolean lifeChanging,
            Boolean publicDisorder,
            Boolean repugnant,
            Boolean mediaAttention,
            Boolean reputationalRisk,
            Boolean policeJudgement,
            Boolean domesticAbuse) {

        Wanted wanted(IncidentAction.Kind kind) {
            return new Wanted(kind, words, marking, owner, IncidentMoments.at(dueOn, dueTime));
        }

        Facts facts() {
            return FactsInput.of(
                    crimeOrDisorder,
                    death,
                    lifeChanging,
                    publicDisorder,
                    repugnant,
                    mediaAttention,
                    reputationalRisk,
                    policeJudgement,
                    domesticAbuse);
        }

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "ResponseInput[" + step + "]";
        }
    }

    @Bean
    TaskForm<LeadsView, LeadsInput> communitySafetyNameLeadsForm(
            Incidents incidents, Responses responses, IncidentTables tables, IncidentViews views) {
        return new TaskForm<>(
                IncidentResponseProcess.KEY,
                IncidentResponseProcess.NAME_LEADS,
                context -> {
                    Reader reader = Reader.forTask(context.user(), "Name leads");
                    Incident incident = incidents.known(context.number(), reader);
                    return new LeadsView(
                            views.details(incident),
                            views.informed(incident),
                            views.log(context.number(), reader),
                            views.agencies(incident.tenant()),
                            views.people(incident.tenant()));
                },
                LeadsInput.class,
                (context, input) -> {
                    Incident incident = incidents.incident(context.number());
                    responses.nameLeads(
                            context.number(),
                            input.agency(),
                            input.lead(),
                            null,
                            null,
                            tables.rhythm(incident, incident.level()),
                            context.user());
                    return Map.of();
                });
    }

    @Bean
    TaskForm<ResponseView, ResponseInput> communitySafetyLeadResponseForm(
            Incidents incidents,
            Responses responses,
            IncidentTables tables,
            IncidentSettings settings,
            Register register,
            IncidentViews views) {
        return new TaskForm<>(
                IncidentResponseProcess.KEY,
                IncidentResponseProcess.LEAD_RESPONSE,
                context -> shown(context, incidents, settings, register, views),
                ResponseInput.class,
                (context, input) ->
                        Map.of(IncidentResponseProcess.NEXT, led(context, input, incidents, responses, tables)));
    }

    private static ResponseView shown(
            FormContext context,
            Incidents incidents,
            IncidentSettings settings,
            Register register,
            IncidentViews views) {
        Reader reader = Reader.forTask(context.user(), "Lead response");
        Incident incident = incidents.known(context.number(), reader);
        Facts facts = incident.facts();
        return new ResponseView(
                views.details(incident),
                views.informed(incident),
                views.actions(incident),
                views.log(context.number(), reader),
                settings.police(register.person(context.user())),
                views.markings(incident.tenant()),
                views.agencies(incident.tenant()),
                views.people(incident.tenant()),
                views.people(incident.tenant()),
                facts.crimeOrDisorder(),
                facts.death(),
                facts.lifeChanging(),
                facts.publicDisorder(),
                facts.repugnant(),
                facts.mediaAttention(),
                facts.reputationalRisk(),
                facts.policeJudgement(),
                facts.domesticAbuse());
    }

    /** What follows: {@code goesOn}, {@code changed} or {@code standDown}. */
    private static String led(
            FormContext context, ResponseInput input, Incidents incidents, Responses responses, IncidentTables tables) {
        String number = context.number();
        String user = context.user();
        Incident incident = incidents.incident(number);
        Duration rhythm = tables.rhythm(incident, input.level() == null ? incident.level() : input.level());
        switch (input.step()) {
            case "report" -> responses.reportSituation(number, input.words(), input.marking(), rhythm, user);
            case "action" -> responses.agree(number, input.wanted(IncidentAction.Kind.ACTION), user);
            case "request" -> responses.agree(number, input.wanted(IncidentAction.Kind.REQUEST), user);
            case "level" -> responses.changeLevel(number, input.level(), input.words(), input.marking(), rhythm, user);
            case "handOver" ->
                responses.nameLeads(number, input.agency(), input.lead(), input.words(), input.marking(), rhythm, user);
            case "facts" -> incidents.learn(number, input.facts(), input.words(), input.marking(), user);
            default -> responses.standDown(number, input.words(), input.marking(), user);
        }
        return switch (input.step()) {
            case "level", "facts" -> "changed";
            case "standDown" -> "standDown";
            default -> "goesOn";
        };
    }
}
