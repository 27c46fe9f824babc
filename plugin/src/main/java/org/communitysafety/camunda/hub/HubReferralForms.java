package org.communitysafety.camunda.hub;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.camunda.hub.HubViews.EarlierRow;
import org.communitysafety.casefile.CaseAddress;
import org.communitysafety.casefile.CaseFile.Kind;
import org.communitysafety.casefile.CasePerson;
import org.communitysafety.casefile.CasePlace;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.hub.HubChoice;
import org.communitysafety.hub.Referral;
import org.communitysafety.hub.ReferralForm;
import org.communitysafety.hub.Referrals;
import org.communitysafety.hub.Triage;
import org.communitysafety.partnership.Agreements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of a referral until it is accepted or declined. */
@Configuration(proxyBeanMethods = false)
class HubReferralForms {

    private static final String YES = "yes";

    record ReferView(String meeting, List<Option> topicOptions, List<Option> basisOptions) {}

    record ReferInput(
            String kind,
            String firstNames,
            String surname,
            LocalDate birthDate,
            String telephones,
            String description,
            String street,
            String town,
            String postcode,
            String summary,
            List<String> topics,
            String consent,
            String lawfulBasis,
            boolean attends) {

        ReferralForm form() {
            return new ReferralForm(
                    Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    firstNames,
                    surname,
                    birthDate,
                    description,
                    street,
                    town,
                    postcode,
                    telephones,
                    summary,
                    topics,
                    consent == null ? null : YES.equals(consent),
                    lawfulBasis,
                    attends);
        }

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "ReferInput[" + kind + "]";
        }
    }

    record CompleteView(
            String meeting,
            String missing,
            List<Row> narrative,
            List<Option> topicOptions,
            List<Option> basisOptions,
            String kind,
            String firstNames,
            String surname,
            LocalDate birthDate,
            String telephones,
            String description,
            String street,
            String town,
            String postcode,
            String summary,
            List<String> topics,
            String consent,
            String lawfulBasis,
            boolean attends) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "CompleteView";
        }
    }

    record CompleteInput(
            String answer,
            String kind,
            String firstNames,
            String surname,
            LocalDate birthDate,
            String telephones,
            String description,
            String street,
            String town,
            String postcode,
            String summary,
            List<String> topics,
            String consent,
            String lawfulBasis,
            boolean attends) {

        ReferralForm form() {
            return new ReferInput(
                            kind,
                            firstNames,
                            surname,
                            birthDate,
                            telephones,
                            description,
                            street,
                            town,
                            postcode,
                            summary,
                            topics,
                            consent,
                            lawfulBasis,
                            attends)
                    .form();
        }

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "CompleteInput[" + kind + "]";
        }
    }

    record TriageView(
            List<Row> details,
            List<Row> narrative,
            String earlierSummary,
            List<EarlierRow> earlierCases,
            List<Option> earlierOptions,
            List<Option> criteriaOptions,
            List<Option> organisationOptions) {}

    /** @param restricted null where the referral is not accepted */
    record TriageInput(
            List<String> earlier,
            List<String> criteria,
            String verdict,
            String question,
            String advice,
            Boolean restricted,
            List<String> restrictTo,
            String note) {

        Triage triage() {
            return new Triage(
                    Triage.Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)),
                    criteria,
                    earlier,
                    note,
                    advice,
                    question,
                    Boolean.TRUE.equals(restricted) ? new HashSet<>(restrictTo) : null);
        }

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "TriageInput[" + verdict + "]";
        }
    }

    record AdviceView(List<Row> details, List<Row> narrative) {}

    record AdviceInput(String reply) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "AdviceInput";
        }
    }

    @Bean
    StartForm<ReferView, ReferInput> communitySafetyReferralReceivedForm(Referrals referrals, HubViews views) {
        return new StartForm<>(
                HubReferralProcess.KEY,
                context -> referrals.referrer(context.user()),
                context -> {
                    String tenant = referrals.referrer(context.user()).tenant();
                    return new ReferView(
                            views.nextMeeting(tenant),
                            views.choices(tenant, HubChoice.Kind.TOPIC),
                            views.choices(tenant, HubChoice.Kind.LAWFUL_BASIS));
                },
                ReferInput.class,
                (context, input) -> {
                    Referral referral = referrals.receive(context.user(), input.form());
                    return new Started(
                            referral.tenant(),
                            referral.number(),
                            Map.of(HubReferralProcess.COMPLETE, referral.complete()));
                });
    }

    @Bean
    TaskForm<CompleteView, CompleteInput> communitySafetyCompleteReferralForm(Referrals referrals, HubViews views) {
        return new TaskForm<>(
                HubReferralProcess.KEY,
                HubReferralProcess.COMPLETE_REFERRAL,
                context -> completion(context, referrals, views),
                CompleteInput.class,
                (context, input) -> {
                    Referral referral =
                            referrals.complete(context.number(), input.form(), input.answer(), context.user());
                    return Map.of(HubReferralProcess.COMPLETE, referral.complete());
                });
    }

    private static CompleteView completion(FormContext context, Referrals referrals, HubViews views) {
        CaseReading reading = views.open(context.number(), context.user(), "Complete referral");
        Referral referral = referrals.referral(context.number());
        CasePerson person = reading.subject().people().stream()
                .findFirst()
                .orElse(new CasePerson(null, null, null, List.of(), List.of()));
        CasePlace place = reading.subject().places().stream()
                .findFirst()
                .orElse(new CasePlace(
                        null, person.addresses().stream().findFirst().orElse(new CaseAddress(null, null, null))));
        return new CompleteView(
                views.nextMeeting(referral.tenant()),
                referral.complete()
                        ? "The chair's question is below."
                        : "Still missing: %s.".formatted(referral.missing()),
                views.narrative(reading),
                views.choices(referral.tenant(), HubChoice.Kind.TOPIC),
                views.choices(referral.tenant(), HubChoice.Kind.LAWFUL_BASIS),
                reading.file().kind().name().toLowerCase(Locale.ROOT),
                person.firstNames(),
                person.surname(),
                person.birthDate(),
                String.join(", ", person.telephones()),
                place.description(),
                place.address().street(),
                place.address().town(),
                place.address().postcode(),
                referrals.summary(reading),
                referral.topicIds(),
                referral.consent() == null ? null : referral.consent() ? YES : "no",
                referral.lawfulBasis(),
                referral.attends());
    }

    @Bean
    TaskForm<TriageView, TriageInput> communitySafetyTriageReferralForm(
            Referrals referrals, HubViews views, Agreements agreements) {
        return new TaskForm<>(
                HubReferralProcess.KEY,
                HubReferralProcess.TRIAGE_REFERRAL,
                context -> triage(context, views, agreements),
                TriageInput.class,
                (context, input) -> {
                    referrals.triage(context.number(), input.triage(), context.user());
                    return Map.of(HubReferralProcess.TRIAGE, input.verdict());
                });
    }

    private static TriageView triage(FormContext context, HubViews views, Agreements agreements) {
        CaseReading reading = views.open(context.number(), context.user(), "Triage referral");
        String tenant = reading.file().tenant();
        List<EarlierRow> earlier = views.earlier(reading);
        List<Option> options = new ArrayList<>();
        earlier.forEach(one -> options.add(new Option("%s (%s)".formatted(one.number(), one.state()), one.number())));
        return new TriageView(
                views.details(reading),
                views.narrative(reading),
                earlier.isEmpty()
                        ? "None was found: neither by name and date of birth, nor by one that is spelt or sounds alike,"
                                + " nor by the address."
                        : "These were found by name and date of birth, or by the address. Judge yourself whether they"
                                + " are about the same.",
                earlier,
                options,
                views.choices(tenant, HubChoice.Kind.CRITERION),
                agreements.members(tenant).stream()
                        .map(member -> new Option(member.name(), member.id()))
                        .toList());
    }

    @Bean
    TaskForm<AdviceView, AdviceInput> communitySafetyReadAdviceForm(Referrals referrals, HubViews views) {
        return new TaskForm<>(
                HubReferralProcess.KEY,
                HubReferralProcess.READ_ADVICE,
                context -> {
                    CaseReading reading = views.open(context.number(), context.user(), "Read advice");
                    return new AdviceView(views.details(reading), views.narrative(reading));
                },
                AdviceInput.class,
                (context, input) -> {
                    referrals.adviceRead(context.number(), input.reply(), context.user());
                    return Map.of();
                });
    }
}
