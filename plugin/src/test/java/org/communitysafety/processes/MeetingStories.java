package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitysafety.processes.Answer.with;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.meeting.Actions;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Interests;
import org.communitysafety.meeting.Quorums;
import org.communitysafety.meeting.Resolution;
import org.communitysafety.meeting.Resolutions;
import org.communitysafety.meeting.Votes;
import org.springframework.beans.factory.annotation.Autowired;

/** What the stories of meetings have in common. */
abstract class MeetingStories extends FundingStories {

    static final String PREPARE = "prepareAgenda";
    static final String AGREE = "agreeAgenda";
    static final String CIRCULATE = "circulatePapers";
    static final String LATE = "decideLatePaper";
    static final String ATTENDANCE = "takeAttendance";
    static final String DOOR = "recordPresence";
    static final String DISCUSS = "discussItem";
    static final String VOTE = "castVote";
    static final String CLOSE_VOTE = "closeVote";
    static final String ROLL_CALL = "recordRollCall";
    static final String CASTING_VOTE = "giveCastingVote";
    static final String DECISION = "recordDecision";
    static final String MINUTES = "confirmMinutes";

    @Autowired
    Calendar calendar;

    @Autowired
    Agenda agenda;

    @Autowired
    Interests interests;

    @Autowired
    Attendance attendance;

    @Autowired
    Quorums quorums;

    @Autowired
    Resolutions resolutions;

    @Autowired
    Votes votes;

    @Autowired
    Actions actions;

    /** Somebody of the body puts an item for decision on the agenda, before its preparation starts; answers its number. */
    String proposes(MeetingStory story, String title) {
        return staff.starts(
                story.secretary(),
                "agendaProposal",
                Map.of(
                        "asks",
                        "decision",
                        "meeting",
                        story.sitting().id(),
                        "title",
                        title,
                        "text",
                        "We ask the board to agree to it."));
    }

    /** The meeting is open: attendance is taken, no item has been discussed, and somebody stands at the door. */
    MeetingStory opened(MeetingStory story, Answer attendance) {
        story.told();
        return story.at(ATTENDANCE, attendance)
                .waitsAt(DISCUSS, agenda(story).size())
                .waitsAt(DOOR)
                .opens();
    }

    /** The tasks of this element about this item. */
    List<Task> tasks(String item, String element) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(item)
                .taskDefinitionKey(element)
                .list();
    }

    /** The one task of this element about this item. */
    Task task(String item, String element) {
        List<Task> found = tasks(item, element);
        assertThat(found).as("%s of %s", element, item).hasSize(1);
        return found.get(0);
    }

    /** The seat that a vote belongs to. */
    String seat(Task vote) {
        return (String) engine.getTaskService().getVariable(vote.getId(), "seat");
    }

    /** The item is put to the vote; answers the tasks by seat. */
    Map<String, Task> putToTheVote(MeetingStory story, String item) {
        story.submits(task(item, DISCUSS), with("how", "vote").and("motion", "We buy it"));
        return tasks(item, VOTE).stream().collect(Collectors.toMap(this::seat, Function.identity()));
    }

    /** Somebody votes: {@code for}, {@code against}, {@code abstain} or {@code interest}. */
    void votes(Task task, String login, String choice) {
        staff.submits(login, task, Map.of("choice", choice));
    }

    void votes(Task task, String choice) {
        votes(task, task.getAssignee(), choice);
    }

    AgendaItem agendaItem(MeetingStory story, String number) {
        return resolutions.item(story.sitting().tenant(), number);
    }

    Resolution resolution(MeetingStory story, String number) {
        return resolutions.of(agendaItem(story, number).id()).orElseThrow();
    }

    /** Nothing of the item's process is left, and it ended here. */
    void endsAt(MeetingStory story, String item, String end, AgendaItem.State state) {
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(item)
                        .list())
                .isEmpty();
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId(end)
                        .processInstanceId(engine.getHistoryService()
                                .createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(item)
                                .processDefinitionKey("agendaItem")
                                .singleResult()
                                .getId())
                        .count())
                .isEqualTo(1);
        assertThat(agendaItem(story, item).state()).isEqualTo(state);
    }

    /** Members of these seats of the body, and nobody else. */
    static Answer present(String body, String... seats) {
        return with("present", Stream.of(seats).map(seat -> body + "." + seat).toList());
    }

    /** What is recorded at the door where nothing happens there. */
    static Answer door() {
        return with("arrived", List.of())
                .and("arrivedDeputies", List.of())
                .and("left", List.of())
                .and("close", false);
    }

    /** Id of the presence of somebody who is there. */
    String presence(MeetingStory story, String login) {
        return attendance.now(story.sitting()).stream()
                .filter(one -> login.equals(one.person()))
                .map(one -> String.valueOf(one.id()))
                .findFirst()
                .orElseThrow();
    }

    void leaves(MeetingStory story, String login) {
        story.submits(task(story.number(), DOOR), door().and("left", List.of(presence(story, login))));
        story.waitsAt(DOOR);
    }

    void arrives(MeetingStory story, String seat) {
        story.submits(task(story.number(), DOOR), door().and("arrived", List.of(seat)));
        story.waitsAt(DOOR);
    }

    /** A meeting of this body. */
    MeetingStory meetingOf(String body) {
        return new MeetingStory(engine, staff, calendar, register, body);
    }

    List<AgendaItem> agenda(MeetingStory story) {
        return agenda.of(story.sitting().id());
    }

    List<String> titles(MeetingStory story) {
        return agenda(story).stream().map(item -> item.paper().title()).toList();
    }

    List<Mail> mails(String about) {
        return sql.sql("select recipient, subject, body from cs_message where about = ?")
                .param(about)
                .query(Mail.class)
                .list();
    }
}
