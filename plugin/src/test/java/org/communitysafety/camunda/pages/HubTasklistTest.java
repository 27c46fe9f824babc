package org.communitysafety.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
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

/** Referrals to the hub as its people see them in Tasklist. */
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
    private static final String POLICE = "cannock-police";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Register register;

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
}
