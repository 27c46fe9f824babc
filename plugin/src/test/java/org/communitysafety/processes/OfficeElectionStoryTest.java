package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Terms of one partnership follow each other, so these stories do too; they have a server of their own. */
@DisplayName("Yearly terms end, and somebody is chosen in time")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = {"test.today=2027-02-01T09:00:00Z", "test.story=elections"})
class OfficeElectionStoryTest extends RegisterStories {

    @Autowired
    Sittings sittings;

    private String election(String target, String column) {
        return sql.sql("select number from cs_election where " + column + " = ? order by term_ends_on desc")
                .param(target)
                .query(String.class)
                .list()
                .get(0);
    }

    @Test
    @Order(1)
    @DisplayName("G14, G18: three months before a term ends its choice is on the agenda of the body that chooses, once")
    void isRaisedInTime() {
        Today.is("2027-01-29T09:00:00");
        watchTerms();
        assertThat(sql.sql("select count(*) from cs_election")
                        .query(Integer.class)
                        .single())
                .as("91 days before the end")
                .isZero();

        Today.is("2027-01-30T09:00:00");
        watchTerms();
        watchTerms();

        assertThat(sql.sql("select coalesce(office, seat) from cs_election")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "charnwood.vice-chair", "bcp.chair", "bcp.executive.business", "bcp.executive.voluntary");
        String number = election("charnwood.vice-chair", "office");
        assertThat(number).matches("CHW-T-2027-\\d{4}");
        runDueJobs(number);
        Task task = task(number);
        assertThat(task.getName()).isEqualTo("Record election " + number);
        assertThat(staff.tasks("charnwood-board-secretary", number)).hasSize(1);
        assertThat(staff.tasks("charnwood-chair", number)).isEmpty();
        var item = sql.sql("select title, kind, sitting from cs_agenda_item where number ="
                        + " (select item from cs_election where number = ?)")
                .param(number)
                .query()
                .singleRow();
        assertThat(item.get("title")).isEqualTo("Election: Vice Chair");
        assertThat(item.get("kind")).isEqualTo("DECISION");
        assertThat(task.getDueDate())
                .isEqualTo(sittings.sitting(item.get("sitting").toString()).opensAt());
        assertThat(staff.sees("charnwood-board-secretary", task).get("details").toString())
                .contains("Joanne Adeyemi", "30 April 2027", "30 April 2028");
    }

    @Test
    @Order(2)
    @DisplayName("G14: what is not chosen yet comes back at the next meeting")
    void comesBack() {
        Today.is("2027-04-20T09:00:00");
        String number = election("charnwood.vice-chair", "office");
        var before = task(number).getDueDate();

        staff.submits(
                "charnwood-board-secretary",
                task(number),
                Map.of("outcome", "notYet", "remarks", "The meeting was not quorate"));
        runDueJobs(number);

        assertThat(task(number).getDueDate()).isAfter(before);
    }

    @Test
    @Order(3)
    @DisplayName("G14: after the term the office is vacant, and the team is told once")
    void theTermEnds() {
        String number = election("charnwood.vice-chair", "office");
        Today.is("2027-05-01T00:00:00");
        assertThat(register.holders("charnwood.vice-chair")).isEmpty();
        watchTerms();
        runDueJobs(number);

        assertThat(groupsOf("charnwood-vice-chair")).doesNotContain("charnwood.vice-chair");
        assertThat(mails(number))
                .filteredOn(mail -> mail.subject().contains("ended without a choice"))
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("charnwood-board-secretary", "charnwood-policy-officer");
        assertThat(task(number).getTaskDefinitionKey()).isEqualTo("recordElection");
    }

    @Test
    @Order(4)
    @DisplayName("G14: the one elected holds the office from then, to the end of the yearly term")
    void isElectedLate() {
        String number = election("charnwood.vice-chair", "office");
        Today.is("2027-07-15T09:00:00");
        assertRefused(() -> staff.submits(
                        "charnwood-board-secretary", task(number), Map.of("outcome", "chosen", "remarks", "Voted")))
                .hasMessageContaining("person");
        assertRefused(() -> staff.submits(
                        "charnwood-board-secretary",
                        task(number),
                        Map.of("outcome", "chosen", "person", "charnwood-board-secretary", "remarks", "Voted")))
                .hasMessageContaining("Nobody records their own election");
        assertRefused(() -> staff.submits(
                        "charnwood-board-secretary",
                        task(number),
                        Map.of("outcome", "chosen", "person", "charnwood-funds-manager", "remarks", "Voted")))
                .hasMessageContaining("F18");

        staff.submits(
                "charnwood-board-secretary",
                task(number),
                Map.of("outcome", "chosen", "person", "charnwood-police", "remarks", "Nine votes"));

        assertThat(register.holders("charnwood.vice-chair")).containsExactly("charnwood-police");
        assertThat(groupsOf("charnwood-police")).contains("charnwood.vice-chair");
        assertThat(register.office("charnwood.vice-chair").holders(LocalDate.of(2028, 4, 30)))
                .containsExactly("charnwood-police");
        assertThat(register.office("charnwood.vice-chair").holders(LocalDate.of(2028, 5, 1)))
                .isEmpty();
        assertThat(running(number)).isFalse();
        assertThat(mails(number)).extracting(Mail::recipient).contains("charnwood-police");
    }

    @Test
    @Order(5)
    @DisplayName("G18: a seat that is co-opted again goes on; another representative takes over with the new term")
    void coOptedAgain() {
        Today.is("2027-04-23T09:00:00");
        String again = election("bcp.executive.business", "seat");
        String other = election("bcp.executive.voluntary", "seat");
        runDueJobs(again);
        runDueJobs(other);
        change(
                BCP_SECRETARY,
                Map.of(
                        "what", "newPerson",
                        "login", "bcp-voluntary-two",
                        "name", "Kim Shore",
                        "email", "kim.shore@bcp.invalid",
                        "organisation", "bcp.org.voluntary-sector"));

        staff.submits(BCP_SECRETARY, task(again), Map.of("outcome", "chosen", "remarks", "Agreed"));
        staff.submits(
                BCP_SECRETARY,
                task(other),
                Map.of("outcome", "chosen", "person", "bcp-voluntary-two", "remarks", "Agreed"));

        assertThat(seat("bcp.executive.business").until()).isEqualTo(LocalDate.of(2028, 4, 30));
        assertThat(running(again)).isFalse();
        assertThat(seat("bcp.executive.voluntary").member()).isEqualTo("bcp-voluntary");
        Today.is("2027-05-01T00:00:00");
        runDueJobs(other);
        assertThat(seat("bcp.executive.voluntary").member()).isEqualTo("bcp-voluntary-two");
        assertThat(seat("bcp.executive.voluntary").until()).isEqualTo(LocalDate.of(2028, 4, 30));
        assertThat(groupsOf("bcp-voluntary-two")).contains("bcp.executive", "bcp.executive.voluntary");
        assertThat(groupsOf("bcp-voluntary")).doesNotContain("bcp.executive");
        assertThat(running(other)).isFalse();
    }

    @Test
    @Order(6)
    @DisplayName("G14: whoever was appointed and has left before the first day is not; the Executive appoints again")
    void appointsAgain() {
        Today.is("2027-04-23T09:00:00");
        String number = election("bcp.chair", "office");
        runDueJobs(number);
        assertRefused(() -> staff.submits(
                        BCP_SECRETARY,
                        task(number),
                        Map.of("outcome", "chosen", "person", "bcp-business", "remarks", "Agreed")))
                .hasMessageContaining("responsible authority");
        staff.submits(
                BCP_SECRETARY, task(number), Map.of("outcome", "chosen", "person", "bcp-fire", "remarks", "Agreed"));
        assertThat(register.holders("bcp.chair")).containsExactly("bcp-chair");
        change(BCP_SECRETARY, Map.of("what", "leaves", "person", "bcp-fire"));

        Today.is("2027-05-01T00:00:00");
        runDueJobs(number);
        assertThat(register.holders("bcp.chair")).isEmpty();
        assertThat(groupsOf("bcp-chair")).doesNotContain("bcp.chair");
        assertThat(task(number).getTaskDefinitionKey()).isEqualTo("recordElection");

        staff.submits(
                BCP_SECRETARY,
                task(number),
                Map.of("outcome", "nobody", "remarks", "The Executive meets again in July"));
        assertThat(running(number)).isFalse();
        assertThat(transitions("bcp", number)).endsWith("election recorded");
        assertThat(List.of(register.holders("bcp.chair"))).containsExactly(List.of());
    }

    @Test
    @Order(7)
    @DisplayName("G14: somebody appointed in time takes over on the first day of the new term")
    void takesOverOnTheFirstDay() {
        Today.is("2028-02-15T09:00:00");
        watchTerms();
        String number = election("charnwood.vice-chair", "office");
        runDueJobs(number);

        staff.submits(
                "charnwood-board-secretary",
                task(number),
                Map.of("outcome", "chosen", "person", "charnwood-vice-chair", "remarks", "Unanimously"));
        assertThat(register.holders("charnwood.vice-chair")).containsExactly("charnwood-police");
        Today.is("2028-05-01T00:00:00");
        runDueJobs(number);

        assertThat(register.holders("charnwood.vice-chair")).containsExactly("charnwood-vice-chair");
        assertThat(groupsOf("charnwood-vice-chair")).contains("charnwood.vice-chair");
        assertThat(groupsOf("charnwood-police")).doesNotContain("charnwood.vice-chair");
        assertThat(running(number)).isFalse();
    }
}
