package org.communitysafety.camunda.pages;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServer
class MeetingDayTasklistTest {

    private static final String BOARD = "charnwood.board";
    private static final String BOARD_NAME = "Charnwood Community Safety Partnership";
    private static final String SECRETARY = "charnwood-board-secretary";
    private static final ZoneId UK = ZoneId.of("Europe/London");

    @LocalServerPort
    private int port;

    private Tasklist tasklist;
    private LocalDate day;

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
        ClockUtil.reset();
        if (tasklist != null) {
            tasklist.close();
        }
    }

    private Visitor as(String login) {
        return new Visitor(port, login);
    }

    /** Agenda and papers are done over REST; the clock is set to the beginning of the meeting. */
    private String begun(String[] item) {
        day = LocalDate.now().plusDays(20);
        day = day.getDayOfWeek() == DayOfWeek.WEDNESDAY ? day.plusDays(1) : day; // the board's own meetings are then
        as(SECRETARY)
                .start(
                        "calendarChange",
                        Map.of("change", "add", "body", BOARD, "day", day.toString(), "reason", "Much to decide"));
        String number = await().atMost(Duration.ofSeconds(60)).until(() -> meeting("number"), Objects::nonNull);
        item[0] = as(SECRETARY)
                .start(
                        "agendaProposal",
                        Map.of(
                                "asks", "decision",
                                "meeting", meeting("id"),
                                "title", "Cameras in the town centre",
                                "text", "We ask the board to buy six."));
        as(SECRETARY).complete("prepareAgenda", number, Map.of("postponed", List.of()));
        as(SECRETARY).complete("circulatePapers", number, Map.of("meetingOn", Words.meeting(at(14, 0))));
        ClockUtil.setCurrentTime(Date.from(at(14, 0)));
        return number;
    }

    private Instant at(int hour, int minute) {
        return day.atTime(LocalTime.of(hour, minute)).atZone(UK).toInstant();
    }

    private String meeting(String field) {
        return StreamSupport.stream(
                        as(SECRETARY)
                                .page("meetings?year=" + day.getYear())
                                .json()
                                .path("bodies")
                                .spliterator(),
                        false)
                .flatMap(body -> StreamSupport.stream(body.path("meetings").spliterator(), false))
                .filter(meeting -> meeting.path("when").path("value").asText().startsWith(day.toString()))
                .map(meeting -> meeting.path(field).asText(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Test
    @DisplayName(
            "G5, G7, G9, G13, G17: in the browser attendance is taken, five members vote at a tie, the chair decides, and the minutes say so")
    void meets() {
        String[] item = new String[1];
        String number = begun(item);

        tasklist.logIn(SECRETARY);
        tasklist.claim("Take attendance " + number);
        for (String member : List.of("Councillor Amara Okafor", "Inspector Priya Raghavan", "Gareth Pugh", "Sunita Patel")) {
            tasklist.tick(member);
        }
        tasklist.shows("take-attendance");
        tasklist.complete();
        tasklist.claim("Record arrivals and departures " + number);
        tasklist.reads("Not quorate now");
        tasklist.reads("4 present, 1 missing");
        tasklist.tick("Hannah Liebermann");
        tasklist.shows("record-arrivals");
        tasklist.complete();

        tasklist.claim("Discuss item " + item[0]);
        tasklist.reads("Quorate for this item now");
        tasklist.shows("discuss-item");
        tasklist.tick("No consensus");
        tasklist.type("What is put to the vote", "We buy six cameras.");
        tasklist.shows("discuss-item-vote");
        tasklist.complete();

        vote(item[0], "charnwood-chair", "For");
        vote(item[0], "charnwood-police", "For");
        vote(item[0], "charnwood-bid", "Against");
        vote(item[0], "charnwood-chamber", "Against");
        vote(item[0], "charnwood-university", "I abstain");

        tasklist.logIn("charnwood-chair");
        tasklist.open("Give casting vote " + item[0]);
        tasklist.tick("For");
        tasklist.shows("casting-vote");
        tasklist.complete();
        tasklist.logIn(SECRETARY);
        tasklist.claim("Record decision " + item[0]);
        tasklist.shows("record-decision");
        tasklist.complete();
        notesTheRest(number);
        tasklist.claim("Confirm minutes " + number);
        tasklist.reads("Cameras in the town centre");
        tasklist.shows("confirm-minutes");
        tasklist.complete();

        tasklist.logIn("charnwood-police");
        tasklist.press("Minutes");
        tasklist.shows("minutes");
        tasklist.press(BOARD_NAME);
        tasklist.reads("Carried by vote");
        tasklist.reads("2 for, 2 against, 1 abstaining; casting vote for");
        tasklist.reads("Download as a PDF");
        tasklist.shows("minutes-of-a-meeting");
    }

    /** The standing items and the end of the meeting, over REST. */
    private void notesTheRest(String number) {
        for (String item : as(SECRETARY).tasks("discussItem")) {
            as(SECRETARY).complete("discussItem", item, Map.of("interests", List.of(), "how", "noted"));
        }
        ClockUtil.setCurrentTime(Date.from(at(16, 0)));
        as(SECRETARY)
                .complete(
                        "recordPresence",
                        number,
                        Map.of("arrived", List.of(), "arrivedDeputies", List.of(), "left", List.of(), "close", true));
    }

    private void vote(String item, String login, String choice) {
        tasklist.logIn(login);
        tasklist.open("Cast vote " + item);
        tasklist.tick(choice);
        if (login.equals("charnwood-chair")) {
            tasklist.shows("cast-vote");
        }
        tasklist.complete();
    }
}
