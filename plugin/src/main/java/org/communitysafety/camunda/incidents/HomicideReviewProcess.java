package org.communitysafety.camunda.incidents;

import java.util.List;
import java.util.Map;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.HomicideReviews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The chair says whether a domestic homicide review is recommended (C7). */
@Configuration(proxyBeanMethods = false)
class HomicideReviewProcess {

    static final String KEY = "homicideReviewProposal";

    static final String CONSIDER_HOMICIDE_REVIEW = "considerHomicideReview";

    record View(List<Row> details, List<Row> log) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "View";
        }
    }

    record Input(String recommended, String words) {

        /** Personal data is never printed by accident. */
        @Override
        public String toString() {
            return "Input[" + recommended + "]";
        }
    }

    @Bean
    TaskForm<View, Input> communitySafetyConsiderHomicideReviewForm(HomicideReviews reviews, IncidentViews views) {
        return new TaskForm<>(
                KEY,
                CONSIDER_HOMICIDE_REVIEW,
                context -> {
                    Reader reader = Reader.forTask(context.user(), "Consider homicide review");
                    return new View(views.details(context.number(), reader), views.log(context.number(), reader));
                },
                Input.class,
                (context, input) -> {
                    reviews.decide(context.number(), input.recommended().equals("yes"), input.words(), context.user());
                    return Map.of();
                });
    }
}
