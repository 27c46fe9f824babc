package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.communitysafety.meeting.MinutesBook;
import org.communitysafety.partnership.Seat;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Absence is reviewed after each meeting")
class AbsenceReviewStoryTest extends RegisterStories {

    private static final String HOUSING = "haringey.board.housing-providers";
    private static final String BUSINESS = "haringey.board.business";
    private static final String FIRE = "haringey.board.fire-brigade";

    /** A meeting of this day at which everybody was but those of these seats, up to its letters; answers its number. */
    private String held(String body, String day, Set<String> absent, Answer explanations) {
        MeetingStory meeting = new MeetingStory(engine, staff, calendar, register, body)
                .on(day)
                .told();
        List<String> present = register.seats(body, LocalDate.parse(day)).stream()
                .filter(seat -> seat.member() != null && !absent.contains(seat.id()))
                .map(Seat::id)
                .toList();
        meeting.at("takeAttendance", Answer.with("present", present))
                .at("recordExplanations", explanations)
                .waitsAt("sendLetter", 9)
                .opens();
        meeting.hasPassed("countAbsences", "findAction");
        return meeting.number();
    }

    @Autowired
    private MinutesBook minutes;

    private static Answer explained(String explanation, String... seats) {
        return Answer.with("explained", List.of(seats)).and("explanation", explanation);
    }

    private Task only(String number, String element) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult();
    }

    /** Numbers of the letters drafted after this meeting, by seat. */
    private Map<String, String> letters(String meeting) {
        Map<String, String> bySeat = new HashMap<>();
        sql.sql("select l.number, l.seat from cs_absence_letter l join cs_sitting s on s.id = l.sitting"
                        + " where s.number = ?")
                .param(meeting)
                .query((row, index) -> bySeat.put(row.getString(2), row.getString(1)))
                .list();
        return bySeat;
    }

    private String action(String meeting, String seat) {
        return sql.sql("select a.action from cs_absence a join cs_sitting s on s.id = a.sitting"
                        + " where s.number = ? and a.seat = ?")
                .params(meeting, seat)
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("G13: Haringey asks a statutory agency for a substitute, after three meetings everybody to confirm")
    void haringey() {
        String first = held("haringey.board", "2027-03-15", Set.of(HOUSING, FIRE, BUSINESS), Answer.AS_USUAL);
        assertThat(action(first, HOUSING)).isEqualTo("none");
        assertThat(action(first, FIRE)).isEqualTo("requestSubstitute");
        assertThat(letters(first)).containsOnlyKeys(FIRE);

        String letter = letters(first).get(FIRE);
        Task send = only(letter, "sendLetter");
        assertThat(staff.tasks("haringey-cabinet-member", letter)).hasSize(1);
        assertThat(staff.tasks("haringey-fire", letter)).isEmpty();
        VariableMap draft = staff.sees("haringey-cabinet-member", send);
        assertThat(draft.get("subject").toString()).contains("please send a substitute");
        staff.submits(
                "haringey-cabinet-member",
                send,
                Map.of(
                        "decision",
                        "send",
                        "subject",
                        "Please send somebody",
                        "text",
                        draft.get("text") + "We missed you."));
        runDueJobs(letter);
        assertThat(mails(letter))
                .extracting(Mail::recipient, Mail::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("haringey-fire", "Please send somebody"));
        assertThat(mails(letter).get(0).body()).contains("London Fire Brigade", "15 March 2027", "We missed you.");
        runDueJobs(first);
        assertThat(running(letter)).isFalse();
        assertThat(running(first)).as("the meeting and its review").isFalse();

        String second = held("haringey.board", "2027-06-14", Set.of(HOUSING, BUSINESS), Answer.AS_USUAL);
        assertThat(letters(second)).isEmpty();
        String third =
                held("haringey.board", "2027-09-13", Set.of(HOUSING, FIRE, BUSINESS), explained("Snow", HOUSING));
        assertThat(action(third, HOUSING)).isEqualTo("confirmCommitment");
        assertThat(action(third, FIRE)).isEqualTo("requestSubstitute");

        confirm(letters(third).get(BUSINESS));
        reappoint(letters(third).get(HOUSING));
    }

    private void confirm(String letter) {
        Task send = only(letter, "sendLetter");
        VariableMap draft = staff.sees("haringey-cabinet-member", send);
        staff.submits(
                "haringey-cabinet-member",
                send,
                Map.of("decision", "send", "subject", draft.get("subject"), "text", draft.get("text")));
        staff.submits(
                HARINGEY_SECRETARY,
                only(letter, "recordAnswer"),
                Map.of("answer", "confirmed", "said", "They will come again"));

        assertThat(seat(BUSINESS).member()).isEqualTo("haringey-business");
        assertThat(running(letter)).isFalse();
    }

    private void reappoint(String letter) {
        Task send = only(letter, "sendLetter");
        VariableMap draft = staff.sees("haringey-cabinet-member", send);
        assertThat(draft.get("text").toString())
                .contains("the last 3 meetings in a row", "13 September 2027 (explained: Snow)", "14 June 2027");
        staff.submits(
                "haringey-cabinet-member",
                send,
                Map.of("decision", "send", "subject", draft.get("subject"), "text", draft.get("text")));
        Task answer = only(letter, "recordAnswer");
        assertThat(answer.getDueDate()).isNotNull();
        staff.submits(
                HARINGEY_SECRETARY, answer, Map.of("answer", "reappointed", "said", "Ms Hill attends from now on"));
        change(
                HARINGEY_SECRETARY,
                Map.of(
                        "what", "newPerson",
                        "login", "haringey-housing-two",
                        "name", "Ann Hill",
                        "email", "ann.hill@haringey.invalid",
                        "organisation", "haringey.org.housing-providers"));
        Task enter = only(letter, "enterNewMember");
        assertThat(Staff.values(staff.sees(HARINGEY_SECRETARY, enter), "personOptions"))
                .containsExactlyInAnyOrder("haringey-housing", "haringey-housing-two");
        staff.submits(HARINGEY_SECRETARY, enter, Map.of("member", "haringey-housing-two"));

        assertThat(seat(HOUSING).member()).isEqualTo("haringey-housing-two");
        assertThat(groupsOf("haringey-housing")).doesNotContain("haringey.board", HOUSING);
        assertThat(running(letter)).isFalse();
        assertThat(transitions("haringey", letter)).containsExactly("absence letter sent", "agency re-appoints");
    }

    @Test
    @DisplayName(
            "G13: Charnwood's Chair writes after the third meeting, lets it be with reasons, or finds it explained")
    void charnwood() {
        String bid = "charnwood.board.bid";
        String chamber = "charnwood.board.chamber";
        String council = "charnwood.board.strategic-director";
        Set<String> absent = Set.of(bid, chamber, council);
        String first = held("charnwood.board", "2027-03-16", absent, Answer.AS_USUAL);
        String second = held("charnwood.board", "2027-06-15", absent, Answer.AS_USUAL);
        assertThat(letters(first)).isEmpty();
        assertThat(letters(second)).isEmpty();

        String third = held("charnwood.board", "2027-09-14", absent, Answer.AS_USUAL);
        assertThat(letters(third)).containsOnlyKeys(bid, chamber, council);
        String toBid = letters(third).get(bid);
        assertThat(staff.tasks("charnwood-chair", toBid)).hasSize(1);
        // the chair belongs to the council, so the vice chair writes to it; her term has ended, so the secretary cannot
        String toCouncil = letters(third).get(council);
        assertThat(staff.tasks("charnwood-chair", toCouncil)).isEmpty();

        staff.submits(
                "charnwood-chair", only(toBid, "sendLetter"), Map.of("decision", "leave", "reasons", "I rang them up"));
        assertThat(running(toBid)).isFalse();
        assertThat(mails(toBid)).isEmpty();
        String toChamber = letters(third).get(chamber);
        staff.submits(
                "charnwood-chair",
                only(toChamber, "sendLetter"),
                Map.of("decision", "explained", "reasons", "Their office had burnt down"));
        assertThat(transitions("charnwood", toChamber)).containsExactly("absence explained");
        assertThat(sql.sql("select count(*) from cs_apology where seat = ?")
                        .param(chamber)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @DisplayName("G13: BCP tells Executive and agency at three unexplained in a row; an explanation breaks the row")
    void bcp() {
        String youth = "bcp.violence-strategy-group.youth-justice";
        String education = "bcp.violence-strategy-group.education";
        Set<String> absent = Set.of(youth, education);
        held("bcp.violence-strategy-group", "2027-03-22", absent, Answer.AS_USUAL);
        held("bcp.violence-strategy-group", "2027-05-24", absent, explained("Illness", education));
        String third = held("bcp.violence-strategy-group", "2027-07-26", absent, Answer.AS_USUAL);
        assertThat(action(third, education)).isEqualTo("none");
        assertThat(action(third, youth)).isEqualTo("reportToExecutiveAndAgency");

        String letter = letters(third).get(youth);
        Task send = only(letter, "sendLetter");
        VariableMap draft = staff.sees("bcp-violence-chair", send);
        staff.submits(
                "bcp-violence-chair",
                send,
                Map.of("decision", "send", "subject", draft.get("subject"), "text", draft.get("text")));
        assertThat(mails(letter)).extracting(Mail::recipient).contains("bcp-youth-justice");
        assertThat(sql.sql("select count(*) from cs_agenda_item where body = 'bcp.executive' and kind = 'REPORT'"
                                + " and title = ?")
                        .param(draft.get("subject"))
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @DisplayName("G13: apologies taken with the attendance explain an absence; whoever is there cannot have sent any")
    void apologies() {
        String body = "bcp.hate-crime-group";
        MeetingStory meeting = new MeetingStory(engine, staff, calendar, register, body)
                .on("2027-03-24")
                .told();
        meeting.waitsAt("takeAttendance").opens();
        Task attendance = meeting.waitingAt("takeAttendance");
        List<String> seats = Staff.values(meeting.sees(meeting.secretary(), attendance), "apologyOptions");
        String excused = seats.get(seats.size() - 1);
        Answer all = Answer.with("present", seats);
        List<String> others = seats.subList(0, seats.size() - 1);

        assertThatThrownBy(() -> meeting.submits(attendance, all.and("apologies", List.of(excused))))
                .hasMessageContaining("is recorded as present and with apologies");
        assertThat(meeting.sitting().attendanceTaken()).isFalse();
        meeting.submits(
                attendance,
                Answer.with("present", others)
                        .and("apologies", List.of(excused))
                        .and("apologyReason", "Illness"));
        meeting.waitsAt("recordExplanations").goesOn();

        VariableMap form = meeting.sees(meeting.secretary(), meeting.waitingAt("recordExplanations"));
        assertThat(form.get("absent").toString()).contains("0 unexplained in twelve months; explained: Illness");
        assertThat(Staff.values(form, "seatOptions")).isEmpty();
        assertThat(minutes.document(minutes.of(meeting.sitting().id()).orElseThrow())
                        .absent())
                .singleElement()
                .asString()
                .endsWith(", with apologies: Illness");
    }

    @Test
    @DisplayName("G13: where everybody was represented, by members or deputies, nobody is asked anything")
    void nobodyAbsent() {
        String seat = "bcp.knife-crime-group.police";
        change(BCP_SECRETARY, Map.of("what", "deputy", "seat", seat, "person", "bcp-hate-crime-officer"));
        MeetingStory meeting = new MeetingStory(engine, staff, calendar, register, "bcp.knife-crime-group")
                .on("2027-03-23")
                .told();
        List<String> present = register.seats("bcp.knife-crime-group").stream()
                .map(Seat::id)
                .filter(key -> !key.equals(seat))
                .toList();
        meeting.at(
                        "takeAttendance",
                        Answer.with("present", present)
                                .and("deputies", List.of(seat + "|bcp-hate-crime-officer"))
                                .and("presiding", "bcp-knife-crime-officer"))
                .opens()
                .hasPassed("countAbsences")
                .hasNotPassed("recordExplanations");

        assertThat(transitions("bcp", meeting.number())).contains("absence counted");
        assertThat(sql.sql("select count(*) from cs_absence a join cs_sitting s on s.id = a.sitting"
                                + " where s.number = ?")
                        .param(meeting.number())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
