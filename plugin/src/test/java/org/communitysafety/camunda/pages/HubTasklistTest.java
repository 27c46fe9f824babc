package org.communitysafety.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.communitysafety.hub.HubMeetings;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Register;
import org.communitysafety.server.CommunitySafetyServer;
import org.communitysafety.support.HubWeek;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A week of the hub as its people see it in Tasklist; the test runs the jobs and moves the clock. */
@Order(Integer.MAX_VALUE - 1) // its server takes the engine's name from the one that other tests share
@SpringBootTest(
        classes = CommunitySafetyServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=community-safety-server",
            "spring.profiles.active=demo",
            "spring.datasource.url=jdbc:h2:mem:hubpages;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@DisplayName("The hub in the browser")
class HubTasklistTest {

    private static final String CHAIR = HubWeek.CHAIR;
    private static final String TEAM = HubWeek.TEAM;
    private static final String POLICE = "cannock-police";
    private static final String FIRE = "cannock-fire";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Register register;

    @Autowired
    private Calendar calendar;

    @Autowired
    private HubMeetings meetings;

    @Autowired
    private JdbcTemplate database;

    private Tasklist tasklist;
    private Staff staff;

    @BeforeEach
    void open() {
        assumeTrue(
                Tasklist.available(),
                "Skipped: this machine has no chromium and chromedriver. Install the packages chromium and"
                        + " chromium-driver to run the browser tests.");
        // the Wednesday of next week: everything before the next meeting is still to come
        LocalDate day = LocalDate.now().plusWeeks(1).with(DayOfWeek.WEDNESDAY);
        ClockUtil.setCurrentTime(Date.from(day.atTime(LocalTime.of(9, 0))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant()));
        tasklist = new Tasklist(port);
        staff = new Staff(engine, register);
    }

    @AfterEach
    void close() {
        ClockUtil.reset();
        if (tasklist != null) {
            tasklist.close();
        }
    }

    private String newest() {
        return database.queryForObject("select max(number) from cs_referral", String.class);
    }

    private String refers(String surname) {
        return staff.starts(
                POLICE,
                "hubReferral",
                Map.of(
                        "kind", "person",
                        "firstNames", "Walter",
                        "surname", surname,
                        "birthDate", "1961-04-17",
                        "telephones", "01543 555 0188",
                        "street", "4 Mill Street",
                        "summary", "His flat is used by people whom he is afraid of",
                        "topics", List.of("vulnerable-people"),
                        "consent", "yes"));
    }

    private void accepts(String number, Map<String, Object> more) {
        Map<String, Object> form = new HashMap<>(Map.of("verdict", "accept", "criteria", List.of("multi-agency")));
        form.putAll(more);
        staff.submits(
                CHAIR,
                engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .singleResult(),
                form);
    }

    @Test
    @DisplayName(
            "H1, H2, H4, H6, H10, S1: in the browser an officer refers and completes, the chair triages beside an earlier case"
                    + " and opens a file for a reason; who has not signed is shut out")
    void refersAndTriages() {
        String earlier = refers("Penhaligon");
        tasklist.logIn(POLICE);
        tasklist.startProcess("Refer to the hub");
        tasklist.tick("A person");
        tasklist.type("First names", "Walter");
        tasklist.type("Surname", "Penhaligon");
        tasklist.type("House number and street", "4 Mill Street");
        tasklist.type("Brief summary", "People come and go at night; he does not open the door any more.");
        tasklist.picture("refer");
        tasklist.press("Start");
        tasklist.reads("The process has been started");
        String number = newest();
        tasklist.openMine("Complete referral " + number);
        tasklist.reads("Still missing");
        tasklist.picture("complete-1");
        tasklist.type("Date of birth", LocalDate.of(1961, 4, 17));
        tasklist.type("Contact telephone number", "01543 555 0188");
        tasklist.choose("Topics", "Vulnerable People");
        tasklist.leave("Topics");
        tasklist.tick("No, or they have not been asked");
        tasklist.choose("What allows you to share it", "Safeguarding");
        tasklist.picture("complete-2");
        tasklist.complete();

        tasklist.logIn(CHAIR);
        tasklist.claim("Triage referral " + number);
        tasklist.reads(earlier);
        tasklist.reads("The same person: same name and date of birth");
        tasklist.picture("triage-1");
        tasklist.tick("It needs the attention of several agencies");
        tasklist.tick("Accept it for the hub");
        tasklist.picture("triage-2");
        tasklist.complete();

        tasklist.press("Hub cases");
        tasklist.reads("What is complete by");
        tasklist.picture("cases-chair");
        tasklist.press(number);
        tasklist.write("cs-hub-reason", "To prepare the meeting");
        tasklist.press("Open");
        tasklist.reads("What has been said");
        tasklist.picture("case-chair");
        tasklist.press("Who read this case");
        tasklist.reads("Reason: To prepare the meeting");
        tasklist.picture("case-log");
        tasklist.closePage();

        tasklist.logIn("cannock-citizens-advice");
        tasklist.picture("shut-out");
        assertThat(tasklist.text()).contains("Pauline Grady").doesNotContain("Hub cases");
    }

    @Test
    @DisplayName(
            "H7, H9, H12, H15, H17, H18, H20, H27: in the browser a week's meeting from the invitations to the minutes and"
                    + " their password")
    void meets() {
        String general = refers("Quiller");
        accepts(general, Map.of());
        String restricted = refers("Rosewarne");
        accepts(restricted, Map.of("restricted", true, "restrictTo", List.of("cannock-chase.org.probation")));
        Sitting sitting = meetings.of(general);
        HubWeek week = HubWeek.of(engine, staff, calendar, sitting).runs();
        String meeting = week.number();

        tasklist.logIn(CHAIR);
        tasklist.claim("Authorise invitations " + meeting);
        tasklist.reads("Cannot be invited");
        tasklist.picture("authorise");
        tasklist.tick("There is a guest speaker");
        tasklist.type("Name of the speaker", "Dr Priya Nand");
        tasklist.type("Organisation", "Victim Support");
        tasklist.type("E-mail address", "p.nand@example.invalid");
        tasklist.type("What do they speak about", "Cuckooing");
        tasklist.picture("authorise-speaker");
        tasklist.complete();
        tasklist.logIn(TEAM);
        tasklist.claim("Send invitations " + meeting);
        tasklist.reads("Dr Priya Nand (guest speaker)");
        tasklist.type("How do people join?", "https://meet.example.invalid/hub");
        tasklist.picture("send");
        tasklist.complete();

        week.at(sitting.opensAt());
        tasklist.logIn(TEAM);
        tasklist.claim("Confirm data protection statement " + meeting);
        tasklist.reads("Audio or video recording of the meeting by partners is prohibited");
        tasklist.tick("Yes, and the statement has been read out in full");
        tasklist.tick("Everybody present has confirmed that nobody records");
        tasklist.tick("Everybody who joins from elsewhere has confirmed");
        tasklist.picture("statement");
        tasklist.complete();
        tasklist.claim("Take attendance " + meeting);
        tasklist.tick("Yes");
        for (String name : List.of("Alison Prescott", "Sergeant Michael Obi", "Donna Yates", "Jodie Pearce")) {
            tasklist.tick(name);
        }
        tasklist.picture("attendance");
        tasklist.complete();
        tasklist.claim("Review overdue actions " + meeting);
        tasklist.picture("overdue");
        tasklist.complete();
        tasklist.claim("Record outcome " + general);
        tasklist.tick("Continue with actions");
        tasklist.type("Summary", "Housing and the police go together");
        tasklist.type("First action", "Visit him and change the lock");
        tasklist.picture("outcome");
        tasklist.complete();
        tasklist.claim("Discuss general cases " + meeting);
        tasklist.reads("1 of 1 cases have an outcome");
        tasklist.picture("discuss");
        tasklist.complete();
        week.at(sitting.opensAt().plusSeconds(1200));
        tasklist.logIn(CHAIR);
        tasklist.claim("Call restricted case " + meeting);
        tasklist.reads(restricted);
        tasklist.tick("It is discussed now: everybody else has left");
        tasklist.tick("Donna Yates");
        tasklist.tick("Jodie Pearce");
        tasklist.picture("restricted");
        tasklist.complete();
        tasklist.claim("Record outcome " + restricted);
        tasklist.tick("Close as resolved");
        tasklist.type("Summary", "He has moved to a safe flat");
        tasklist.type("Impact", "Nobody bothers him there");
        tasklist.picture("outcome-restricted");
        tasklist.complete();
        week.at(sitting.opensAt().plusSeconds(2400));
        tasklist.claim("Close meeting " + meeting);
        tasklist.picture("close");
        tasklist.complete();
        week.at(1, "09:00");

        tasklist.logIn(FIRE);
        tasklist.press("Hub cases");
        tasklist.reads(general);
        assertThat(tasklist.text()).doesNotContain(restricted);
        tasklist.picture("cases-partner");
        tasklist.press("Minutes of the hub");
        tasklist.reads("updates and actions");
        tasklist.press("I have read them");
        tasklist.reads("You have read updates and actions");
        tasklist.picture("minutes-partner");
        tasklist.closePage();
        tasklist.press("Messages");
        tasklist.reads(meeting + ": updates and actions");
        tasklist.picture("messages-partner");
        tasklist.closePage();
        tasklist.logIn(TEAM);
        tasklist.press("Hub cases");
        tasklist.press("Minutes of the hub");
        tasklist.press("Show the password");
        tasklist.reads("Tell a password only");
        tasklist.picture("minutes-team");
        tasklist.closePage();

        String action = database.queryForObject("select max(number) from cs_hub_action", String.class);
        tasklist.logIn(POLICE);
        tasklist.openMine("Carry out action " + action);
        tasklist.reads("Visit him and change the lock");
        tasklist.tick("Not yet: this is how far it has got");
        tasklist.type("Report", "The joiner comes on Friday");
        tasklist.picture("action");
        tasklist.complete();

        week.at(Instant.from(
                sitting.opensAt().atZone(ZoneId.of("Europe/London")).plusMonths(25)));
        runTimers();
        tasklist.logIn(CHAIR);
        tasklist.claim("Confirm disposal " + restricted);
        tasklist.tick("Dispose of it");
        tasklist.picture("disposal");
        tasklist.complete();
        assertThat(database.queryForObject(
                        "select count(*) from cs_case_disposal where case_file = ?", Integer.class, restricted))
                .isEqualTo(1);
    }

    private void runTimers() {
        engine.getManagementService()
                .createJobQuery()
                .timers()
                .executable()
                .processDefinitionKey("caseDisposal")
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }
}
