package org.communitysafety.camunda.hub;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.StartForm;
import org.communitysafety.camunda.StartForm.Started;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.casefile.CaseAddress;
import org.communitysafety.casefile.CaseFile.Kind;
import org.communitysafety.casefile.CasePerson;
import org.communitysafety.casefile.CasePlace;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.hub.HubChoice;
import org.communitysafety.hub.Referral;
import org.communitysafety.hub.ReferralForm;
import org.communitysafety.hub.Referrals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms in which a referrer fills in a referral (H1, H2). */
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
}
