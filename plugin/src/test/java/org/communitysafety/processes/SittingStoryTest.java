package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitysafety.processes.Answer.supports;
import static org.communitysafety.processes.Answer.with;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.support.Staff;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Meetings: who was there, and who took no part")
class SittingStoryTest extends FundingStories {

    private static final String ASB = "charnwood.asb-group.";
    private static final String PERFORMANCE_GROUP = "charnwood.performance-group.";

    @AfterEach
    void fillTheSeat() {
        sql.sql("update cs_seat set member = 'charnwood-fire-officer' where id = ?")
                .param(ASB + "fire-and-rescue")
                .update();
    }

    @Test
    @DisplayName("G9: a member and a deputy of one seat are not both recorded")
    void refusesMemberAndDeputy() {
        FundingStory story = story().amount("1250.50").waitsAt(DECIDE).told();
        Task task = story.waitingAt(DECIDE);

        assertRefused(() -> story.submits(
                        task, with("deputies", List.of(PERFORMANCE_GROUP + "police|charnwood-police-sergeant"))))
                .hasMessageContaining("with its member and a deputy");
    }

    @Test
    @DisplayName("G9: a deputy acts for the seat")
    void deputyCounts() {
        FundingStory story = story().amount("1250.50")
                .line("charnwood.community-safety-fund.youth-diversion")
                .waitsAt(DECIDE)
                .told();

        assertRefused(() -> story.submits(
                        story.waitingAt(DECIDE), with("present", List.of(PERFORMANCE_GROUP + "county-council"))))
                .hasMessageContaining("1 missing");
        story.submits(
                story.waitingAt(DECIDE),
                with("present", List.of(PERFORMANCE_GROUP + "county-council"))
                        .and("deputies", List.of(PERFORMANCE_GROUP + "police|charnwood-police-sergeant")));

        story.goesOn().isApproved();
    }

    @Test
    @DisplayName("G9: a vacant seat's member was not there")
    void refusesAVacantSeat() {
        sql.sql("update cs_seat set member = null where id = ?")
                .param(ASB + "fire-and-rescue")
                .update();
        FundingStory story = story().waitsAt(CONSIDER).told();

        assertRefused(() -> story.submits(
                        story.waitingAt(CONSIDER),
                        supports().and("present", List.of(ASB + "police", ASB + "fire-and-rescue"))))
                .hasMessageContaining("has no choice");
    }

    @Test
    @DisplayName("G9: one person is not recorded for two seats")
    void refusesOnePersonOnTwoSeats() {
        sql.sql("update cs_seat set member = 'charnwood-police-sergeant' where id = ?")
                .param(ASB + "fire-and-rescue")
                .update();
        FundingStory story = story().waitsAt(CONSIDER).told();

        assertRefused(() -> story.submits(story.waitingAt(CONSIDER), supports()))
                .hasMessageContaining("recorded for two seats");
    }

    @Test
    @DisplayName("A seat of another body is refused, and so is a meeting of nobody")
    void refusesUnknownSeats() {
        FundingStory story = story().waitsAt(CONSIDER).told();
        Task task = story.waitingAt(CONSIDER);

        assertRefused(() -> story.submits(task, supports().and("present", List.of("charnwood.board.police"))))
                .hasMessageContaining("has no choice");
        assertRefused(() -> story.submits(task, supports().and("interests", List.of("charnwood.board.police"))))
                .hasMessageContaining("has no choice");
        assertRefused(() -> story.submits(task, supports().and("present", List.of())))
                .hasMessageContaining("Nobody is recorded as present");
        assertRefused(() -> story.submits(task, supports().and("present", List.of(ASB + "police", ASB + "police"))))
                .hasMessageContaining("twice");
    }

    @Test
    @DisplayName("Attendance is shared by the items of one sitting; interests belong to each item")
    void sharesAttendance() {
        Today.is("2027-01-15T10:00");
        FundingStory first =
                story().with("startsOn", "2027-02-20").waitsAt(CONSIDER).told();
        FundingStory second =
                story().with("startsOn", "2027-02-20").waitsAt(CONSIDER).told();
        Task item = second.waitingAt(CONSIDER);

        first.submits(
                first.waitingAt(CONSIDER),
                supports()
                        .and("present", List.of(ASB + "police", ASB + "county-council", ASB + "borough-council"))
                        .and("interests", List.of(ASB + "county-council")));

        assertThat(present(item))
                .containsExactlyInAnyOrder(ASB + "police", ASB + "county-council", ASB + "borough-council");
        assertThat(Staff.texts(staff.sees("charnwood-asb-chair", item), "interests"))
                .isEmpty();
        second.submits(item, supports().and("present", List.of(ASB + "police", ASB + "county-council")));
        second.hasPassed(CONSIDER);
        assertThat(sittings.about("charnwood", first.number()).get(0).sitting())
                .isEqualTo(sittings.about("charnwood", second.number()).get(0).sitting());
    }

    private List<String> present(Task item) {
        VariableMap shown = staff.sees("charnwood-asb-chair", item);
        return Staff.texts(shown, "present");
    }

    @Test
    @DisplayName("F16: people of the applicant's organisation do not count for the quorum")
    void applicantsPeopleDoNotCount() {
        FundingStory story = story().waitsAt(CONSIDER).told();
        Task task = story.waitingAt(CONSIDER);

        assertRefused(() -> story.submits(
                        task, supports().and("present", List.of(ASB + "voluntary-groups", ASB + "police"))))
                .hasMessageContaining("not quorate")
                .hasMessageContaining("1 missing");
        story.submits(
                task,
                supports().and("present", List.of(ASB + "voluntary-groups", ASB + "police", ASB + "fire-and-rescue")));

        story.hasPassed(CONSIDER);
    }

    @Test
    @DisplayName("F16, G8: a declared interest does not count for the quorum")
    void interestsDoNotCount() {
        FundingStory story = story().waitsAt(CONSIDER).told();

        assertRefused(() -> story.submits(
                        story.waitingAt(CONSIDER),
                        supports()
                                .and("present", List.of(ASB + "police", ASB + "fire-and-rescue"))
                                .and("interests", List.of(ASB + "police"))))
                .hasMessageContaining("not quorate");
        assertThat(sittings.open("charnwood", story.number()))
                .get()
                .extracting(AgendaItem::state)
                .isEqualTo(AgendaItem.State.OPEN);
    }

    @Test
    @DisplayName("F16: whoever records a meeting cannot record an item in which they have an interest")
    void recorderWithAnInterest() {
        FundingStory story = story().waitsAt(CONSIDER).told();
        Task task = story.waitingAt(CONSIDER);

        assertRefused(() -> story.submits(
                        task,
                        supports()
                                .and("interests", List.of(ASB + "borough-council"))
                                .doneBy("charnwood-asb-chair")))
                .hasMessageContaining("You declared an interest");
        story.submits(
                task,
                supports().and("interests", List.of(ASB + "borough-council")).doneBy("charnwood-asb-secretary"));
        story.goesOn().isApproved();
    }

    @Test
    @DisplayName("G5, G27: the audit keeps the facts that the quorum was judged by")
    void keepsTheFacts() {
        FundingStory story = story().waitsAt(OFFICES, 3).told();

        assertThat(decisions(story, "quorum")).singleElement().satisfies(decision -> {
            assertThat(decision.inputs())
                    .contains("\"body\":\"delivery-group\"", "\"seats\":", "\"seatsPresent\":", "\"chairsPresent\":1");
            assertThat(decision.outputs()).contains("\"quorate\":true");
            assertThat(decision.actor()).startsWith("charnwood-asb-");
        });
        assertThat(decisions(story, "smallBidLimit"))
                .singleElement()
                .satisfies(decision -> assertThat(decision.outputs()).contains("1000"));
    }

    @Test
    @DisplayName("F16: where chair and secretary belong to the applicant's organisation, another member records it")
    void temporaryChair() {
        FundingStory story =
                story().by("charnwood-neighbourhood-officer").waitsAt(CONSIDER).told();
        Task task = story.waitingAt(CONSIDER);

        for (String login : List.of("charnwood-asb-chair", "charnwood-asb-secretary")) {
            assertThatThrownBy(() -> staff.submits(
                            login,
                            task,
                            Map.of(
                                    "present", List.of(ASB + "police"),
                                    "deputies", List.of(),
                                    "interests", List.of(),
                                    "outcome", "adjourn")))
                    .as(login)
                    .isInstanceOfAny(AuthorizationException.class, FormFieldValidationException.class);
        }
        story.submits(task, supports().doneBy("charnwood-fire-officer"));
        assertThat(story.passed()).contains(CONSIDER);
    }
}
