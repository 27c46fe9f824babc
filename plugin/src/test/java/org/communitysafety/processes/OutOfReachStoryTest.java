package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitysafety.processes.Answer.adjourns;
import static org.communitysafety.processes.Answer.with;

import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.audit.Audit;
import org.communitysafety.funding.ApplicationState;
import org.communitysafety.funding.Outcome;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.QuorumFacts;
import org.communitysafety.partnership.Seat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Meetings that can never be quorate, because of interests and vacant seats")
class OutOfReachStoryTest extends FundingStories {

    private static final String ASB = "charnwood.asb-group.";
    private static final String PERFORMANCE_GROUP = "charnwood.performance-group";
    private static final String BOARD = "charnwood.board";
    private static final String LARGE = "1250.50";

    @BeforeEach
    void keepTheSeats() {
        sql.sql("create table if not exists seats_before as select id, member from cs_seat")
                .update();
        sql.sql("create table if not exists deputies_before as select seat, person from cs_deputy")
                .update();
    }

    @AfterEach
    void fillTheSeats() {
        sql.sql("update cs_seat set member = (select member from seats_before b where b.id = cs_seat.id)")
                .update();
        sql.sql("delete from cs_deputy").update();
        sql.sql("insert into cs_deputy (seat, person) select seat, person from deputies_before")
                .update();
    }

    /** Leaves this many of the body's voting seats filled, the others with neither member nor deputy. */
    private void vacate(String body, int left) {
        register.seats(body).stream().filter(Seat::votes).skip(left).forEach(seat -> {
            sql.sql("update cs_seat set member = null where id = ?")
                    .param(seat.id())
                    .update();
            sql.sql("delete from cs_deputy where seat = ?").param(seat.id()).update();
        });
    }

    private List<String> seats(String body) {
        return register.seats(body).stream().map(Seat::id).toList();
    }

    @Test
    @DisplayName("F5, F16: where all but one of a delivery group have an interest, the Performance Group decides")
    void tooManyInterestsInTheGroup() {
        FundingStory story = story().at(
                        CONSIDER,
                        adjourns(seats("charnwood.asb-group").toArray(String[]::new))
                                .and(
                                        "interests",
                                        List.of(ASB + "police", ASB + "fire-and-rescue", ASB + "county-council"))
                                .doneBy("charnwood-asb-secretary"))
                .waitsAt(DECIDE)
                .told()
                .hasPassed("groupOutOfReach", "routeApplication")
                .hasNotPassed("askOfficeHolders");

        assertThat(story.application().outcomes())
                .extracting(Outcome::result)
                .containsExactly(Result.ADJOURNED, Result.OUT_OF_REACH);
        assertThat(story.application().outcomes().get(1).reasons()).contains("1 present, 1 missing");
        assertThat(mails(story)).anySatisfy(mail -> {
            assertThat(mail.recipient()).isEqualTo("charnwood-voluntary");
            assertThat(mail.body()).contains("cannot be quorate, passed on", "1 present, 1 missing");
        });
        assertThat(audit.of("charnwood", story.number()))
                .filteredOn(step -> step.transition().equals("meeting decides instead"))
                .singleElement()
                .satisfies(step -> assertThat(step.detail())
                        .contains("Office-holders decide only what a delivery group supports (F5)", "no group could"));
        assertThat(decisions(story, "quorum"))
                .extracting(Audit::outputs)
                .hasSize(2)
                .allSatisfy(said -> assertThat(said).contains("\"quorate\":false"));
        Task task = story.waitingAt(DECIDE);
        assertThat(sittings.open("charnwood", story.number()))
                .get()
                .extracting(AgendaItem::body)
                .isEqualTo(PERFORMANCE_GROUP);
        assertThat(staff.sees("charnwood-pg-secretary", task).get("history").toString())
                .contains("even if everybody came who may take part");
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F4, F16: what the table gives to a meeting anyway needs no further explanation")
    void aMeetingWouldDecideAnyway() {
        vacate("charnwood.asb-group", 1);

        FundingStory story =
                story().amount(LARGE).told().hasPassed("groupOutOfReach").isApproved();

        assertThat(audit.of("charnwood", story.number()))
                .extracting(Audit::transition)
                .doesNotContain("meeting decides instead");
    }

    @Test
    @DisplayName("F16: a group whose seats are too few from the start is not asked at all")
    void knownFromTheStart() {
        vacate("charnwood.asb-group", 1);

        story().told()
                .hasPassed("groupOutOfReach", DECIDE)
                .hasNotPassed(CONSIDER, "askOfficeHolders")
                .isApproved();
    }

    @Test
    @DisplayName("F16, G9: a deputy for a vacant seat keeps the item within a group's reach")
    void aDeputyHelps() {
        vacate(PERFORMANCE_GROUP, 1);
        sql.sql("insert into cs_deputy (seat, person) values (?, 'charnwood-police-sergeant')")
                .param(PERFORMANCE_GROUP + ".police")
                .update();
        FundingStory story = story().amount(LARGE).waitsAt(DECIDE).told();

        story.submits(
                story.waitingAt(DECIDE),
                adjourns(PERFORMANCE_GROUP + ".county-council").doneBy("charnwood-pg-secretary"));

        story.waitsAt(DECIDE).goesOn().hasNotPassed("decidersOutOfReach");
        story.submits(
                story.waitingAt(DECIDE),
                with("present", List.of(PERFORMANCE_GROUP + ".county-council"))
                        .and("deputies", List.of(PERFORMANCE_GROUP + ".police|charnwood-police-sergeant")));
        story.goesOn().isApproved();
    }

    @Test
    @DisplayName("F5, F16: what the Performance Group can never be quorate for, the board decides; the table says so")
    void theBoardDecidesInstead() {
        vacate(PERFORMANCE_GROUP, 1);

        FundingStory story = story().amount(LARGE)
                .waitsAt(DECIDE)
                .told()
                .hasPassed("decidersOutOfReach", "nameOtherDeciders", "otherDecidersFound")
                .hasNotPassed(FIND_WAY);

        assertThat(sittings.open("charnwood", story.number()))
                .get()
                .extracting(AgendaItem::body)
                .isEqualTo(BOARD);
        assertThat(decisions(story, "otherDeciders"))
                .extracting(Audit::rules)
                .containsExactly("F5_performanceGroupOutOfReach");
        assertThat(staff.tasks("charnwood-board-secretary", story.number())).hasSize(1);
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("F16: where nobody can be quorate, the policy officer is told why and what can be done")
    void thePolicyOfficerFindsAWay() {
        vacate(PERFORMANCE_GROUP, 1);
        vacate(BOARD, 0);
        FundingStory story = story().amount(LARGE).waitsAt(FIND_WAY).told().hasNotPassed(DECIDE);

        Task task = story.waitingAt(FIND_WAY);

        assertThat(story.application().state()).isEqualTo(ApplicationState.WITHOUT_DECIDERS);
        assertThat(staff.tasks("charnwood-policy-officer", story.number())).hasSize(1);
        assertThat(staff.tasks("charnwood-pg-chair", story.number())).isEmpty();
        assertThat(staff.sees("charnwood-policy-officer", task).get("history").toString())
                .contains("Performance Group", "1 present, 1 missing");
        assertRefused(() -> story.submits(task, Answer.by("charnwood-policy-officer")))
                .hasMessageContaining("Still nobody can decide it. Performance Group: ")
                .hasMessageContaining("Charnwood Community Safety Partnership: ");

        fillTheSeats();
        story.submits(task, Answer.by("charnwood-policy-officer"));

        story.goesOn().isApproved();
        assertThat(sittings.about("charnwood", story.number()))
                .extracting(AgendaItem::body)
                .contains(PERFORMANCE_GROUP)
                .doesNotContain(BOARD);
        assertThat(story.application().outcomes())
                .filteredOn(outcome -> outcome.result() == Result.WAY_FOUND)
                .singleElement()
                .extracting(Outcome::reasons)
                .isEqualTo("A deputy has been named");
    }

    @Test
    @DisplayName("F16: an applicant may withdraw what nobody can decide")
    void withdrawnWhileNobodyCanDecide() {
        vacate(PERFORMANCE_GROUP, 1);
        vacate(BOARD, 0);
        FundingStory story = story().amount(LARGE).waitsAt(FIND_WAY).told();

        staff.does(
                "charnwood-voluntary",
                () -> inTransaction(
                        () -> applicants.withdraw(story.number(), "It takes too long", "charnwood-voluntary")));

        story.endsAt("applicationWithdrawn", ApplicationState.WITHDRAWN);
    }

    @Test
    @DisplayName("F5, F16: what the office-holders pass on skips a Performance Group that can never be quorate")
    void passedOnByTheOfficeHolders() {
        vacate(PERFORMANCE_GROUP, 1);

        FundingStory story = story().at(OFFICES, Answer.says("reject", "Too vague"))
                .waitsAt(DECIDE)
                .told()
                .hasPassed("countDecisions", "decidersOutOfReach");

        assertThat(sittings.open("charnwood", story.number()))
                .get()
                .extracting(AgendaItem::body)
                .isEqualTo(BOARD);
        story.resumes().isApproved();
    }

    @Test
    @DisplayName("G2: quorate if it is with either of two co-chairs counted as the chair")
    void eitherCoChair() {
        String board = "haringey.board";
        register.seats(board).stream()
                .filter(seat -> !List.of("cabinet-member", "borough-commander", "health")
                        .contains(seat.id().substring(board.length() + 1)))
                .forEach(seat -> sql.sql("update cs_seat set member = null where id = ?")
                        .param(seat.id())
                        .update());

        for (String sector : List.of("police", "localAuthority")) {
            assertThat(sittings.atBest(board, "HGY-X-1", null, asksBesidesTheChairFor(sector))
                            .quorate())
                    .as(sector)
                    .isTrue();
        }
        assertThat(sittings.atBest(board, "HGY-X-1", null, asksBesidesTheChairFor("fire"))
                        .quorate())
                .isFalse();
    }

    private static Function<QuorumFacts, Quorum> asksBesidesTheChairFor(String sector) {
        return facts -> new Quorum(
                facts.chairsPresent() == 2 && facts.sectorsPresentBesidesChair().contains(sector), "");
    }

    @Test
    @DisplayName("F16: who has an interest themselves may record that a meeting was not quorate, and nothing else")
    void recordsAnAdjournment() {
        FundingStory story = story().waitsAt(CONSIDER).told();
        Task task = story.waitingAt(CONSIDER);
        Answer own = adjourns(ASB + "borough-council", ASB + "police")
                .and("interests", List.of(ASB + "borough-council"))
                .doneBy("charnwood-asb-chair");

        assertRefused(() -> story.submits(
                        task, own.and("present", seats("charnwood.asb-group")).and("outcome", "support")))
                .hasMessageContaining("You declared an interest");
        story.submits(task, own);

        assertThat(story.application().outcomes()).extracting(Outcome::result).containsExactly(Result.ADJOURNED);
    }
}
