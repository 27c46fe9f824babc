package org.communitysafety.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Register;

/**
 * One meeting of Cannock Chase's hub on the real engine. By default the chair authorises every member who has signed,
 * the team sends the invitations, the statement is confirmed and everybody comes; a test says only what is different.
 */
public final class HubWeek {

    public static final String CHAIR = "cannock-hub-chair";
    public static final String TEAM = "cannock-hub-team";
    public static final String BODY = "cannock-chase.hub";
    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final ProcessEngine engine;
    private final Staff staff;
    private final Calendar calendar;
    private final String id;

    private HubWeek(ProcessEngine engine, Staff staff, Calendar calendar, String id) {
        this.engine = engine;
        this.staff = staff;
        this.calendar = calendar;
        this.id = id;
    }

    /** The meeting with this id of the calendar. */
    public static HubWeek of(ProcessEngine engine, Staff staff, Calendar calendar, Sitting sitting) {
        return new HubWeek(engine, staff, calendar, sitting.id());
    }

    /** The first meeting on or after this day. */
    public static HubWeek on(ProcessEngine engine, Staff staff, Calendar calendar, Register register, String day) {
        LocalDate from = LocalDate.parse(day);
        return calendar.year("cannock-chase", from.getYear()).stream()
                .filter(sitting ->
                        sitting.body().equals(BODY) && !sitting.heldOn().isBefore(from))
                .findFirst()
                .map(sitting -> of(engine, staff, calendar, sitting))
                .orElseThrow();
    }

    public Sitting sitting() {
        return calendar.sitting(id);
    }

    public String number() {
        return sitting().number();
    }

    /** Moves the clock forward to this moment, never back, and does what is due by then. */
    public HubWeek at(Instant moment) {
        if (ClockUtil.getCurrentTime().toInstant().isBefore(moment)) {
            ClockUtil.setCurrentTime(Date.from(moment));
        }
        return runs();
    }

    /** Likewise, to a time of day in London on a day so many days before or after the meeting. */
    public HubWeek at(int days, String time) {
        LocalDateTime moment = sitting().heldOn().plusDays(days).atTime(LocalTime.parse(time));
        return at(moment.atZone(UK).toInstant());
    }

    /** Starts what is to be started and runs the meeting's jobs that are due. */
    public HubWeek runs() {
        if (sitting().number() == null) {
            CalendarRun.of(engine).startMeetings();
        }
        if (sitting().number() != null) {
            Optional<Job> due;
            while ((due = due()).isPresent()) {
                engine.getManagementService().executeJob(due.get().getId());
            }
        }
        return this;
    }

    private Optional<Job> due() {
        return instances().stream()
                .flatMap(
                        instance -> engine
                                .getManagementService()
                                .createJobQuery()
                                .processInstanceId(instance)
                                .executable()
                                .list()
                                .stream())
                .findFirst();
    }

    private List<String> instances() {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number())
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    public List<Task> open() {
        return number() == null
                ? List.of()
                : engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(number())
                        .orderByTaskName()
                        .asc()
                        .list();
    }

    /** Whether this task is open. */
    public boolean waitsAt(String element) {
        return open().stream().anyMatch(task -> task.getTaskDefinitionKey().equals(element));
    }

    public Task task(String element) {
        List<Task> found = open().stream()
                .filter(task -> task.getTaskDefinitionKey().equals(element))
                .toList();
        assertThat(found).as("%s of %s", element, number()).hasSize(1);
        return found.get(0);
    }

    public VariableMap sees(String login, String element) {
        return staff.sees(login, task(element));
    }

    /** Completes a task as usual. */
    public HubWeek does(String element) {
        return does(element, Map.of());
    }

    /** Completes a task as usual but for these fields. */
    public HubWeek does(String element, Map<String, ?> different) {
        return does(usually(element), element, different);
    }

    public HubWeek does(String login, String element, Map<String, ?> different) {
        Map<String, Object> form = new HashMap<>(usual(login, element));
        different.forEach((field, value) -> {
            if (value == null) {
                form.remove(field);
            } else {
                form.put(field, value);
            }
        });
        staff.submits(login, task(element), form);
        return runs();
    }

    private static String usually(String element) {
        return switch (element) {
            case "sendInvitations", "takeAttendance", "recordPresence", "closeMeeting" -> TEAM;
            default -> CHAIR;
        };
    }

    private Map<String, Object> usual(String login, String element) {
        return switch (element) {
            case "authoriseInvitations" ->
                Map.of("invited", Staff.texts(sees(login, element), "invited"), "minutes", "90");
            case "sendInvitations" -> Map.of("joining", "https://meet.invalid/hub");
            case "confirmStatement" -> Map.of("takesPlace", "yes", "noRecording", true, "alone", true);
            case "takeAttendance" ->
                Map.of(
                        "takesPlace", "yes",
                        "present", Staff.values(sees(login, element), "presentOptions"),
                        "team", List.of(TEAM));
            case "callRestrictedCase" ->
                Map.of("how", "call", "left", Staff.values(sees(login, element), "strangerOptions"));
            case "recordPresence" -> Map.of("arrived", List.of(), "team", List.of(), "left", List.of());
            default -> Map.of();
        };
    }

    /** Invitations are authorised and sent, when the chair and the team have come to it. */
    public HubWeek invited() {
        return does("authoriseInvitations").does("sendInvitations");
    }

    /** The meeting is open and has gone through the overdue actions, at its hour or now if that is later. */
    public HubWeek meets() {
        if (sitting().open()) {
            return this;
        }
        at(sitting().opensAt());
        if (waitsAt("authoriseInvitations")) {
            does("authoriseInvitations");
        }
        if (waitsAt("sendInvitations")) {
            does("sendInvitations");
        }
        String late = sitting()
                        .heldOn()
                        .equals(LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), UK))
                ? null
                : "10:00";
        Map<String, Object> opened = new HashMap<>();
        opened.put("openedAt", late);
        return does("confirmStatement").does("takeAttendance", opened).does("reviewOverdueActions");
    }
}
