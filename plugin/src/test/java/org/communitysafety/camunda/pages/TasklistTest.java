package org.communitysafety.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServer
class TasklistTest {

    private static final String APPLICANT = "charnwood-voluntary";
    private static final String CHAIR = "charnwood-asb-chair";

    @LocalServerPort
    private int port;

    private Tasklist tasklist;

    @BeforeEach
    void open() {
        assumeTrue(
                Tasklist.available(),
                "Skipped: this machine has no chromium and chromedriver. Install the packages chromium and"
                        + " chromium-driver to run the browser tests.");
        tasklist = new Tasklist(port);
    }

    @AfterEach
    void close() {
        if (tasklist != null) {
            tasklist.close();
        }
    }

    @Test
    @DisplayName("F1, F2, F11: an applicant applies in the browser, follows the application and withdraws it")
    void appliesAndWithdraws() {
        String title = "Boxing <b>club</b> & café";
        tasklist.logIn(APPLICANT);
        tasklist.startProcess("Funding application");
        tasklist.type("Title", title);
        tasklist.type("What will it achieve", "Fewer incidents");
        tasklist.type("First day", LocalDate.now());
        tasklist.type("Last day", LocalDate.now());
        tasklist.type("Amount", "800.50");
        tasklist.choose("Priority", "Reducing Violent and Hate Crime");
        tasklist.choose("Delivery group", "Anti Social Behaviour Group");
        tasklist.type("How will it be evaluated", "A survey");
        tasklist.press("Start");
        tasklist.reads("The process has been started");

        var row = tasklist.row("My applications", title);
        assertThat(row).contains("£800.50", "With the delivery group");
        assertThat(row.get(5)).startsWith("On the agenda of Anti Social Behaviour Group. Next meeting: ");

        tasklist.press("My applications");
        tasklist.press(row.get(0));
        tasklist.press("Withdraw this application");
        tasklist.press("Yes, withdraw it");
        tasklist.reads("Say why you withdraw the application (reason).");
        tasklist.write("cs-reason", "The hall is closed.");
        tasklist.press("Yes, withdraw it");
        tasklist.reads("Application " + row.get(0) + " is withdrawn.");
        tasklist.reads("The hall is closed.");
        tasklist.closePage();
        assertThat(tasklist.row("My applications", title)).contains("Withdrawn");
    }

    @Test
    @DisplayName("F3, F5, F9: a group's chair and the office-holders decide in the browser, and the applicant sees it")
    void decidesInTheBrowser() {
        String number = new Visitor(port, APPLICANT).apply("Youth work", "480.00");
        tasklist.logIn(CHAIR);
        tasklist.claim("Consider application " + number);
        tasklist.tick("Kwame Boateng");
        tasklist.tick("Sergeant Callum Reid");
        tasklist.tick("Support it");
        tasklist.choose("Proposed fund line", "Youth diversion");
        tasklist.complete();
        for (String officeHolder :
                new String[] {"charnwood-chair", "charnwood-vice-chair", "charnwood-designated-officer"}) {
            tasklist.logIn(officeHolder);
            tasklist.claim("Decide as office-holder " + number);
            tasklist.tick("Approve");
            tasklist.complete();
        }

        tasklist.logIn(APPLICANT);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(tasklist.row("My applications", number))
                .contains("Youth work", "£480.00", "Approved"));
        assertThat(tasklist.row("Decisions for the board", number)).contains("Youth diversion");
    }

    @Test
    @DisplayName("What went wrong leaves the button free that tries again, and goes when it is right")
    void triesAgain() {
        String number = new Visitor(port, APPLICANT).apply("Youth work", "480.00");
        tasklist.logIn(CHAIR);
        tasklist.onALaptop();
        tasklist.claim("Consider application " + number);
        tasklist.tick("Kwame Boateng");
        tasklist.tick("Sergeant Callum Reid");
        tasklist.tick("Not quorate");
        tasklist.press("Complete");
        tasklist.reads("With those present the meeting was quorate");
        tasklist.reads("Nothing was saved");

        tasklist.tick("Support it");
        tasklist.choose("Proposed fund line", "Youth diversion");
        tasklist.complete();

        tasklist.readsNoMore("With those present the meeting was quorate");
    }

    @Test
    @DisplayName("Dates in forms are British, whatever the browser's language")
    void britishDates() {
        tasklist.logIn(APPLICANT);
        tasklist.startProcess("Funding application");
        tasklist.type("First day", LocalDate.of(2027, 2, 3));

        assertThat(tasklist.content("First day")).matches("0?3/0?2/2027");
    }

    @Test
    @DisplayName("What stands in a form does not stay in the browser, and what is refused is not offered")
    void keepsNothing() {
        String number = new Visitor(port, APPLICANT).apply("Youth work", "480.00");
        tasklist.logIn(CHAIR);
        tasklist.hides("Create task");
        tasklist.claim("Consider application " + number);
        tasklist.tick("Support it");

        tasklist.hides("Save");
        tasklist.hides("Add Comment");
        tasklist.pressHidden("Save");
        assertThat(tasklist.stored()).noneMatch(key -> key.startsWith("camunda-form:"));
    }
}
