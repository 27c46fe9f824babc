package org.communitysafety.camunda.register;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.FormContext;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.camunda.TaskForm;
import org.communitysafety.meeting.Absence;
import org.communitysafety.meeting.AbsenceLetter;
import org.communitysafety.meeting.AbsenceLetters;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A letter to an agency that was absent: read, sent, answered (G13). */
@Configuration(proxyBeanMethods = false)
class AbsenceLetterProcess {

    static final String KEY = "absenceLetter";

    static final String SEND_LETTER = "sendLetter";
    static final String RECORD_ANSWER = "recordAnswer";
    static final String ENTER_NEW_MEMBER = "enterNewMember";

    /** Whether the letter is sent. */
    static final String SEND = "send";

    /** The table's word that the letter follows. */
    static final String ACTION = "action";

    /** {@code confirmed} or {@code reappointed}. */
    static final String ANSWER = "answer";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    record SendView(List<Row> details, String subject, String text) {}

    record SendInput(String decision, String subject, String text, String reasons) {}

    record AnswerView(List<Row> details) {}

    record AnswerInput(String answer, String said) {}

    record MemberView(List<Row> details, List<Option> personOptions) {}

    record MemberInput(String member) {}

    @Bean
    TaskForm<SendView, SendInput> communitySafetySendLetterForm(Register register, AbsenceLetters letters) {
        return new TaskForm<>(
                KEY,
                SEND_LETTER,
                context -> {
                    AbsenceLetter letter = letters.letter(context.number());
                    return new SendView(details(register, letters, letter), letter.subject(), letter.text());
                },
                SendInput.class,
                (context, input) -> sent(letters, context, input));
    }

    private static Map<String, Object> sent(AbsenceLetters letters, FormContext context, SendInput input) {
        boolean send = input.decision().equals("send");
        AbsenceLetter letter = send
                ? letters.send(context.number(), input.subject(), input.text(), context.user())
                : letters.leave(
                        context.number(), input.decision().equals("explained"), input.reasons(), context.user());
        return Map.of(SEND, send, ACTION, letter.action().word());
    }

    private static List<Row> details(Register register, AbsenceLetters letters, AbsenceLetter letter) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Seat", new SeatWords(register).name(letter.seat())));
        rows.add(new Row(
                "Body", register.body(register.seat(letter.seat()).body()).name()));
        rows.add(new Row("What the rule asks for", letter.action().toString()));
        for (Absence absence : letters.absences(letter)) {
            rows.add(new Row("Absent on " + day(absence.heldOn()), said(absence)));
        }
        rows.add(new Row("Goes to", recipients(letters.recipients(letter))));
        return rows;
    }

    private static String said(Absence absence) {
        return absence.explained() ? "Explained: " + absence.explanation() : "Without explanation or apology";
    }

    private static String recipients(List<Person> people) {
        return people.isEmpty()
                ? "Nobody: the register knows nobody of this agency. Post the letter, and have its people entered."
                : people.stream().map(Person::name).collect(Collectors.joining(", "));
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    @Bean
    TaskForm<AnswerView, AnswerInput> communitySafetyRecordAnswerForm(Register register, AbsenceLetters letters) {
        return new TaskForm<>(
                KEY,
                RECORD_ANSWER,
                context -> new AnswerView(asked(register, letters.letter(context.number()))),
                AnswerInput.class,
                (context, input) -> {
                    boolean reappoints = input.answer().equals("reappointed");
                    letters.answer(context.number(), reappoints, input.said(), context.user());
                    return Map.of(ANSWER, input.answer());
                });
    }

    private static List<Row> asked(Register register, AbsenceLetter letter) {
        return List.of(
                new Row("Seat", new SeatWords(register).name(letter.seat())),
                new Row("Subject", letter.subject()),
                new Row("Letter", letter.text()));
    }

    @Bean
    TaskForm<MemberView, MemberInput> communitySafetyEnterNewMemberForm(Register register, AbsenceLetters letters) {
        return new TaskForm<>(
                KEY,
                ENTER_NEW_MEMBER,
                context -> {
                    AbsenceLetter letter = letters.letter(context.number());
                    return new MemberView(
                            List.of(
                                    new Row("Seat", new SeatWords(register).name(letter.seat())),
                                    new Row("What the agency said", letter.remarks())),
                            people(register, register.seat(letter.seat())));
                },
                MemberInput.class,
                (context, input) -> {
                    letters.reappoint(context.number(), input.member(), context.user());
                    return Map.of();
                });
    }

    private static List<Option> people(Register register, Seat seat) {
        return register.people(seat.tenant()).stream()
                .filter(person -> person.active() && person.belongsTo(seat.organisation()))
                .map(person -> new Option(person.name(), person.id()))
                .toList();
    }

    @Bean("communitySafety.dispatchLetter")
    JavaDelegate dispatchLetter(AbsenceLetters letters) {
        return execution -> letters.dispatch(execution.getProcessBusinessKey());
    }
}
