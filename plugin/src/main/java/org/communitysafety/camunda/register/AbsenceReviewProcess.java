package org.communitysafety.camunda.register;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.meeting.Absence;
import org.communitysafety.meeting.AbsenceFacts;
import org.communitysafety.meeting.AbsenceLetters;
import org.communitysafety.meeting.Absences;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who was absent from a meeting, and what the partnership's rule asks for (G13). */
@Configuration(proxyBeanMethods = false)
class AbsenceReviewProcess {

    static final String KEY = "absenceReview";

    static final String RECORD_EXPLANATIONS = "recordExplanations";

    /** Key of the absent seat that the table is asked about. */
    static final String SEAT = "seat";

    /** Number of the letter that an instance of the called process is about. */
    static final String LETTER = "letter";

    /** The table's word. */
    static final String ACTION = "action";

    record View(List<Row> absent, List<Option> seatOptions) {}

    record Input(List<String> explained, String explanation) {}

    @Bean
    TaskForm<View, Input> communitySafetyRecordExplanationsForm(Register register, Absences absences) {
        return new TaskForm<>(
                KEY,
                RECORD_EXPLANATIONS,
                context -> view(register, absences, context.number()),
                Input.class,
                (context, input) -> {
                    input.explained()
                            .forEach(seat ->
                                    absences.apologise(context.number(), seat, input.explanation(), context.user()));
                    return Map.of();
                });
    }

    private static View view(Register register, Absences absences, String meeting) {
        var seats = new SeatWords(register);
        List<Absence> absent = absences.of(meeting);
        return new View(
                absent.stream()
                        .map(absence -> new Row(
                                seats.name(absence.seat()), soFar(absence, absences.facts(meeting, absence.seat()))))
                        .toList(),
                absent.stream()
                        .filter(absence -> !absence.explained())
                        .map(absence -> new Option(seats.name(absence.seat()), absence.seat()))
                        .toList());
    }

    private static String soFar(Absence absence, AbsenceFacts facts) {
        return "%d in a row, %d unexplained in twelve months%s"
                .formatted(
                        facts.consecutiveAbsences(),
                        facts.unexplainedInYear(),
                        absence.explained() ? "; explained: " + absence.explanation() : "");
    }

    @Bean("communitySafety.countAbsences")
    JavaDelegate countAbsences(Absences absences) {
        return execution -> absences.count(execution.getProcessBusinessKey());
    }

    /** A table without a row for this seat, or with a word that nobody knows, decides nothing (fail closed). */
    @Bean("communitySafety.noteAbsenceAction")
    ExecutionListener noteAbsenceAction(AbsenceLetters letters) {
        return execution ->
                letters.note(execution.getProcessBusinessKey(), (String) execution.getVariable(SEAT), (String)
                        execution.getVariable(ACTION));
    }
}
