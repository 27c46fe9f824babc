package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.communitysafety.processes.Answer.with;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.camunda.meetings.AgendaViews;
import org.communitysafety.meeting.Action;
import org.communitysafety.meeting.Actions;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.MinutesBook;
import org.communitysafety.meeting.MinutesDocument;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Meetings: actions")
class ActionStoryTest extends MeetingStories {

    private static final String GROUP = "bcp.violence-strategy-group";

    @Autowired
    private MinutesBook book;

    @Autowired
    private AgendaViews views;

    private MeetingStory story;
    private String item;

    private void agrees(String day, Answer actions) {
        story = meetingOf(GROUP).on(day);
        item = proposes(story, "Knife bins");
        opened(story, present(GROUP, "police", "council", "youth-justice", "education"));
        Answer all = actions;
        for (Map.Entry<String, String> agreed :
                Map.of("how", "consensus", "decision", "We set them up").entrySet()) {
            all = all.and(agreed.getKey(), agreed.getValue());
        }
        story.submits(task(item, DISCUSS), all);
    }

    private Action action() {
        return actions.of(story.sitting().id()).get(0);
    }

    private Task carryOut() {
        return task(action().number(), "carryOutAction");
    }

    private void reports(String login, String result, String report) {
        staff.submits(login, carryOut(), Map.of("result", result, "report", report));
    }

    @Test
    @DisplayName(
            "G17: an action goes to its owner, who is told, reminded and reports back; the body's agenda carries it")
    void carriesOut() {
        agrees(
                "2027-09-06",
                with("action1", "Find three places")
                        .and("owner1", "bcp-youth-justice")
                        .and("due1", "2027-09-30"));
        String number = action().number();

        assertThat(number).startsWith("BCP-A-2027-");
        assertThat(carryOut().getAssignee()).isEqualTo("bcp-youth-justice");
        assertThat(carryOut().getDueDate().toInstant()).isEqualTo("2027-09-30T16:00:00Z");
        assertThat(mails(number)).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo("bcp-youth-justice");
            assertThat(mail.subject()).contains("until 30 September 2027");
            assertThat(mail.body()).contains("Find three places", "Serious Violence Strategy Group");
        });
        assertThat(actions.forAgenda(GROUP, Optional.empty()))
                .extracting(Action::number)
                .contains(number);

        Today.is("2027-09-27T09:00");
        runDueJobs(number);
        assertThat(mails(number)).hasSize(2).last().satisfies(mail -> assertThat(mail.subject())
                .startsWith("Reminder"));
        assertThatThrownBy(() -> reports("bcp-violence-chair", "done", "Done"))
                .isInstanceOfAny(AuthorizationException.class, FormFieldValidationException.class);
        reports("bcp-youth-justice", "open", "Two found");
        assertThat(action()).satisfies(open -> {
            assertThat(open.state()).isEqualTo(Action.State.OPEN);
            assertThat(open.report()).isEqualTo("Two found");
        });
        Today.is("2027-10-02T09:00");
        assertThat(action().overdue(LocalDate.of(2027, 10, 2))).isTrue();
        reports("bcp-youth-justice", "done", "Three found");

        assertThat(action().state()).isEqualTo(Action.State.DONE);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
        assertThat(actions.forAgenda(GROUP, Optional.of(story.sitting().openedAt())))
                .as("closed since the last meeting")
                .extracting(Action::number)
                .contains(number);
        assertThat(actions.forAgenda(GROUP, Optional.of(Instant.parse("2027-10-03T09:00:00Z"))))
                .extracting(Action::number)
                .doesNotContain(number);
    }

    @Test
    @DisplayName("G17: an item gives up to three actions with its decision, and one that cannot be done says why")
    void severalActions() {
        agrees(
                "2027-09-07",
                with("action1", "Find three places")
                        .and("owner1", "bcp-youth-justice")
                        .and("due1", "2027-09-30")
                        .and("action2", "Buy the bins")
                        .and("owner2", "bcp-violence-officer")
                        .and("due2", "2027-10-15"));

        assertThat(actions.of(story.sitting().id()))
                .extracting(Action::owner)
                .containsExactly("bcp-youth-justice", "bcp-violence-officer");
        reports("bcp-youth-justice", "notPossible", "Nobody wants one");
        assertThat(action().state()).isEqualTo(Action.State.NOT_POSSIBLE);
        assertThat(action().state()).hasToString("Cannot be done");
    }

    @Test
    @DisplayName(
            "G17: the secretary records further actions at any time, nobody else does, and none is due in the past")
    void recordedLater() {
        agrees("2027-09-08", Answer.AS_USUAL);
        Map<String, Object> form = Map.of(
                "meeting", story.sitting().id(),
                "what", "Write to the schools",
                "owner", "bcp-university",
                "due", "2027-11-01");

        String number = staff.starts("bcp-violence-officer", "meetingAction", form);

        assertThat(task(number, "carryOutAction").getAssignee()).isEqualTo("bcp-university");
        assertThat(actions.action(number).item()).isNull();
        assertThatThrownBy(() -> staff.starts("bcp-university", "meetingAction", form))
                .isInstanceOfAny(AuthorizationException.class, FormFieldValidationException.class);
        for (Map.Entry<String, String> wrong : Map.of(
                        "due", "2027-09-01", "owner", "charnwood-chair", "meeting", "another")
                .entrySet()) {
            var changed = new HashMap<>(form);
            changed.put(wrong.getKey(), wrong.getValue());
            assertRefused(() -> staff.starts("bcp-violence-officer", "meetingAction", changed))
                    .hasMessageMatching("(?s).*(has passed|has no choice).*");
        }
        assertThat(actions.of(story.sitting().id())).hasSize(1);
    }

    @Test
    @DisplayName("G17: open actions come back on the body's next agenda, are reported there, and stand in its minutes")
    void comesBack() {
        agrees(
                "2027-09-10",
                with("action1", "Find three places")
                        .and("owner1", "bcp-youth-justice")
                        .and("due1", "2027-09-30")
                        .and("action2", "Buy the bins")
                        .and("owner2", "bcp-violence-officer")
                        .and("due2", "2027-11-15"));
        story.resumes().resumes().endsAt("meetingHeld", Sitting.State.HELD);
        String number = action().number();

        MeetingStory next = meetingOf(GROUP).on("2027-10-18").waitsAt(CIRCULATE).told();
        AgendaItem reports = actionsOf(next);
        reports("bcp-youth-justice", "done", "Three found");
        next.resumes();

        assertThat(mails(next.number())).first().satisfies(mail -> assertThat(mail.body())
                .contains("Actions of earlier meetings")
                .contains(number + " Find three places (")
                .contains("until 30 September 2027): done: Three found")
                .contains("Buy the bins (", "until 15 November 2027): open"));
        next.waitsAt(DISCUSS, agenda(next).size()).waitsAt(DOOR).opens();
        assertThat(next.sees(next.secretary(), task(reports.number(), DISCUSS))
                        .get("details")
                        .toString())
                .contains("How they stand now", "Three found");
        next.resumes().endsAt("meetingHeld", Sitting.State.HELD);
        assertThat(book.document(book.of(next.sitting().id()).orElseThrow()).reported())
                .extracting(MinutesDocument.ActionLine::what, MinutesDocument.ActionLine::state)
                .contains(tuple("Find three places", "Done: Three found"), tuple("Buy the bins", "Open"));
        MeetingStory after = meetingOf(GROUP).on("2027-11-22").told();
        assertThat(views.entry(actionsOf(after)).text())
                .contains("Buy the bins")
                .doesNotContain("Find three places");
    }

    private AgendaItem actionsOf(MeetingStory meeting) {
        return agenda(meeting).stream()
                .filter(one -> one.kind() == AgendaItem.Kind.ACTIONS)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("G17, F16: an action of an item in which somebody takes no part is on the agenda without its words")
    void keepsSecrets() {
        agrees("2027-09-13", with("interests", List.of("bcp-university")));
        String secret = actions.record(
                        story.sitting(),
                        agendaItem(story, item),
                        new Actions.Order("Search the lockers", "bcp-youth-justice", LocalDate.of(2027, 12, 1)),
                        story.secretary())
                .number();
        story.resumes().resumes();

        MeetingStory next = meetingOf(GROUP).on("2027-10-25").told();

        assertThat(views.entry(actionsOf(next)).text())
                .contains(secret, "of an item in which somebody takes no part; open")
                .doesNotContain("lockers");
    }

    @Test
    @DisplayName("G17: a body without open actions has no such item; one given during the preparation adds it")
    void onlyWhereThereAreActions() {
        String board = "bcp.abuse-strategy-group";
        MeetingStory held = meetingOf(board).on("2027-07-20").told().opens();
        MeetingStory next = meetingOf(board).on("2027-08-30").waitsAt(CIRCULATE).told();
        assertThat(agenda(next)).noneMatch(one -> one.kind() == AgendaItem.Kind.ACTIONS);

        staff.starts(
                held.secretary(),
                "meetingAction",
                Map.of(
                        "meeting", held.sitting().id(),
                        "what", "Write to the schools",
                        "owner", "bcp-university",
                        "due", "2027-11-30"));

        assertThat(views.entry(actionsOf(next)).text()).contains("Write to the schools");
    }

    @Test
    @DisplayName("G17: half an action is refused with its item")
    void halfAnAction() {
        story = meetingOf(GROUP).on("2027-09-09");
        item = proposes(story, "Knife bins");
        opened(story, present(GROUP, "police", "council", "youth-justice", "education"));

        assertRefused(() -> story.submits(
                        task(item, DISCUSS),
                        with("how", "noted").and("action1", "Find a place").and("due1", "2027-09-30")))
                .hasMessageContaining("Who does action 1?");
        assertThat(actions.of(story.sitting().id())).isEmpty();
        assertThat(resolutions.of(agendaItem(story, item).id())).isEmpty();
    }

    private void runDueJobs(String number) {
        String instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
        engine.getManagementService().createJobQuery().processInstanceId(instance).executable().list().stream()
                .map(Job::getId)
                .forEach(engine.getManagementService()::executeJob);
    }
}
