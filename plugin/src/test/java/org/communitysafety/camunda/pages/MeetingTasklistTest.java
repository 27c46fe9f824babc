package org.communitysafety.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServer
class MeetingTasklistTest {

    private static final String SECRETARY = "haringey-secretary";

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
    @DisplayName(
            "G10, G12: in the browser a secretary adds a meeting and prepares it, the co-chairs agree, and papers go out")
    void preparesAMeeting() {
        LocalDate day = Visitor.noWednesday(LocalDate.now().plusDays(25));
        tasklist.logIn(SECRETARY);
        tasklist.startProcess("Change the calendar");
        tasklist.tick("Add a meeting");
        tasklist.choose("Body", "Haringey Community Safety Partnership Board");
        tasklist.type("New day", day);
        tasklist.type("Reason", "A special meeting");
        tasklist.press("Start");
        tasklist.reads("The process has been started");
        String number = await().atMost(Duration.ofSeconds(30)).until(() -> number(day), found -> found != null);

        tasklist.logIn("haringey-health");
        tasklist.startProcess("Propose agenda item");
        tasklist.tick("An item for decision");
        tasklist.choose("Meeting", "%d %s".formatted(day.getDayOfMonth(), month(day)));
        tasklist.type("Title", "Drug services");
        tasklist.type("Paper", "We ask the board to keep them.");
        tasklist.press("Start");
        tasklist.reads("The process has been started");

        tasklist.logIn(SECRETARY);
        tasklist.claim("Prepare agenda " + number);
        tasklist.reads("5 clear working days before");
        tasklist.reads("Drug services");
        tasklist.complete();
        for (String chair : new String[] {"haringey-cabinet-member", "haringey-borough-commander"}) {
            tasklist.logIn(chair);
            tasklist.claim("Agree agenda " + number);
            tasklist.reads("Drug services");
            tasklist.tick("I agree");
            tasklist.complete();
        }
        tasklist.logIn(SECRETARY);
        tasklist.claim("Circulate papers " + number);
        tasklist.complete();

        tasklist.logIn("haringey-housing");
        var row = tasklist.row("Meetings", number);
        assertThat(row).anySatisfy(cell -> assertThat(cell).startsWith("Sent on"));
        tasklist.press("Meetings");
        tasklist.press("Agenda");
        tasklist.reads("We ask the board to keep them.");
    }

    private static String month(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.FULL, Locale.UK);
    }

    private String number(LocalDate day) {
        return StreamSupport.stream(
                        new Visitor(port, SECRETARY)
                                .page("meetings?year=" + day.getYear())
                                .json()
                                .path("bodies")
                                .spliterator(),
                        false)
                .flatMap(body -> StreamSupport.stream(body.path("meetings").spliterator(), false))
                .filter(meeting -> meeting.path("when").path("value").asText().startsWith(day.toString()))
                .map(meeting -> meeting.path("number").asText(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
