package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Memberships change")
class MembershipChangeStoryTest extends RegisterStories {

    private static final String BID = "charnwood.board.bid";

    @Test
    @DisplayName("G9: somebody else takes a seat; groups follow at once, both are told, and the audit trail keeps it")
    void somebodyElseTakesASeat() {
        change(POLICY_OFFICER, newPerson("charnwood-bid-two", "charnwood.org.bid"));

        String number = change(POLICY_OFFICER, Map.of("what", "member", "seat", BID, "person", "charnwood-bid-two"));

        assertThat(number).matches("CHW-P-2027-\\d{4}");
        assertThat(seat(BID).member()).isEqualTo("charnwood-bid-two");
        assertThat(groupsOf("charnwood-bid-two")).contains("charnwood.board", BID, "charnwood.org.bid");
        assertThat(groupsOf("charnwood-bid"))
                .doesNotContain("charnwood.board", BID)
                .contains("charnwood.confidence-group");
        assertThat(transitions("charnwood", number))
                .containsExactly("membership change recorded", "membership changed");
        assertThat(mails(number)).extracting(Mail::recipient).containsExactly("charnwood-bid-two");
        assertThat(running(number)).isFalse();
        change(POLICY_OFFICER, Map.of("what", "member", "seat", BID, "person", "charnwood-bid"));
    }

    private static Map<String, String> newPerson(String login, String organisation) {
        return Map.of(
                "what", "newPerson",
                "login", login,
                "name", "Jo Field",
                "email", "jo.field@charnwood.invalid",
                "organisation", organisation);
    }

    @Test
    @DisplayName("G9: a deputy is named and taken off again; one who becomes the member is no deputy any more")
    void deputies() {
        String seat = "charnwood.board.turning-point";
        change(POLICY_OFFICER, newPerson("charnwood-turning-two", "charnwood.org.turning-point"));

        change(POLICY_OFFICER, Map.of("what", "deputy", "seat", seat, "person", "charnwood-turning-two"));
        assertThat(seat(seat).heldBy("charnwood-turning-two")).isTrue();
        assertThat(groupsOf("charnwood-turning-two")).contains(seat);
        assertRefused(() -> change(
                        POLICY_OFFICER, Map.of("what", "deputy", "seat", seat, "person", "charnwood-turning-two")))
                .hasMessageContaining("may act for");

        change(POLICY_OFFICER, Map.of("what", "noDeputy", "seat", seat, "person", "charnwood-turning-two"));
        assertThat(seat(seat).heldBy("charnwood-turning-two")).isFalse();
        assertRefused(() -> change(
                        POLICY_OFFICER, Map.of("what", "noDeputy", "seat", seat, "person", "charnwood-turning-two")))
                .hasMessageContaining("no deputy");

        change(POLICY_OFFICER, Map.of("what", "deputy", "seat", seat, "person", "charnwood-turning-two"));
        change(POLICY_OFFICER, Map.of("what", "member", "seat", seat, "person", "charnwood-turning-two"));
        assertThat(seat(seat).member()).isEqualTo("charnwood-turning-two");
        assertThat(seat(seat).deputies()).isEmpty();
        change(POLICY_OFFICER, Map.of("what", "member", "seat", seat, "person", "charnwood-turning-point"));
    }

    @Test
    @DisplayName("G14: a change of a later day takes effect on that day by itself, and not before")
    void laterDay() {
        String seat = "charnwood.board.chamber";
        String number = change(POLICY_OFFICER, Map.of("what", "vacant", "seat", seat, "from", "2027-03-01"));

        assertThat(seat(seat).member()).isEqualTo("charnwood-chamber");
        assertThat(running(number)).isTrue();
        Today.is("2027-02-28T23:59:59");
        runDueJobs(number);
        assertThat(seat(seat).member()).isEqualTo("charnwood-chamber");
        assertThat(groupsOf("charnwood-chamber")).contains(seat);

        Today.is("2027-03-01T00:00:00");
        runDueJobs(number);
        assertThat(seat(seat).member()).isNull();
        assertThat(groupsOf("charnwood-chamber")).doesNotContain(seat, "charnwood.board");
        assertThat(running(number)).isFalse();
        assertThat(transitions("charnwood", number))
                .containsExactly("membership change recorded", "membership changed");
    }

    @Test
    @DisplayName("G14: what no longer fits on its day changes nothing, and whoever recorded it is told why")
    void noLongerFits() {
        String seat = "charnwood.board.prosecution-service";
        change(POLICY_OFFICER, newPerson("charnwood-prosecution-two", "charnwood.org.prosecution-service"));
        String number = change(
                POLICY_OFFICER,
                Map.of("what", "member", "seat", seat, "person", "charnwood-prosecution-two", "from", "2027-03-10"));
        change(POLICY_OFFICER, Map.of("what", "leaves", "person", "charnwood-prosecution-two"));

        Today.is("2027-03-10T06:00:00");
        runDueJobs(number);

        assertThat(seat(seat).member()).isEqualTo("charnwood-prosecution");
        assertThat(running(number)).isFalse();
        assertThat(transitions("charnwood", number))
                .containsExactly("membership change recorded", "membership change refused");
        assertThat(mails(number))
                .filteredOn(mail -> mail.recipient().equals(POLICY_OFFICER))
                .singleElement()
                .extracting(Mail::body)
                .asString()
                .contains("could not take effect", "There is no person \"charnwood-prosecution-two\"");
    }

    @Test
    @DisplayName("G18: a co-opted seat lapses after its last day, and can be co-opted again")
    void coOptedSeatLapses() {
        String seat = "bcp.executive.voluntary";
        assertThat(seat(seat).until()).isEqualTo(LocalDate.of(2027, 4, 30));
        assertThat(register.seats("bcp.executive", LocalDate.of(2027, 4, 30)))
                .extracting(one -> one.id())
                .contains(seat);
        assertThat(register.seats("bcp.executive", LocalDate.of(2027, 5, 1)))
                .extracting(one -> one.id())
                .doesNotContain(seat);
        assertThat(groupsOf("bcp-voluntary")).contains("bcp.executive", seat);

        Today.is("2027-05-01T01:00:00");
        watchTerms();
        assertThat(groupsOf("bcp-voluntary"))
                .doesNotContain("bcp.executive", seat)
                .contains("bcp.abuse-strategy-group");
        assertRefused(() -> change(BCP_SECRETARY, Map.of("what", "member", "seat", seat, "person", "bcp-voluntary")))
                .hasMessageContaining("has lapsed");
        assertRefused(() -> change(BCP_SECRETARY, Map.of("what", "coOpted", "seat", seat, "until", "2027-04-30")))
                .hasMessageContaining("until");

        change(BCP_SECRETARY, Map.of("what", "coOpted", "seat", seat));
        assertThat(seat(seat).until()).isEqualTo(LocalDate.of(2028, 4, 30));
        assertThat(groupsOf("bcp-voluntary")).contains("bcp.executive", seat);
    }

    @Test
    @DisplayName("G14: the seat of a nominated chair is at the table only while somebody sits on it")
    void nominatedChair() {
        String seat = "charnwood.board.nominated-chair";
        assertThat(register.seats("charnwood.board"))
                .extracting(one -> one.id())
                .doesNotContain(seat);
        change(POLICY_OFFICER, newPerson("charnwood-councillor", "charnwood.org.borough-council"));

        change(POLICY_OFFICER, Map.of("what", "member", "seat", seat, "person", "charnwood-councillor"));
        assertThat(register.seats("charnwood.board"))
                .filteredOn(one -> one.votes())
                .hasSize(16)
                .extracting(one -> one.id())
                .contains(seat);

        change(POLICY_OFFICER, Map.of("what", "vacant", "seat", seat));
        assertThat(register.seats("charnwood.board"))
                .filteredOn(one -> one.votes())
                .hasSize(15);
    }

    @Test
    @DisplayName("G14: somebody new gets a login without a password, groups, and a mail that says what to do")
    void somebodyNewJoins() {
        String number = change(POLICY_OFFICER, newPerson("charnwood-new", "charnwood.org.university"));

        assertThat(user("charnwood-new").getPassword()).isNull();
        assertThat(identities.checkPassword("charnwood-new", "")).isFalse();
        assertThat(identities.checkPassword("charnwood-new", "demo")).isFalse();
        assertThat(groupsOf("charnwood-new"))
                .containsExactly("charnwood.member", "charnwood.org.university", "charnwood.people");
        assertThat(identities
                        .createTenantQuery()
                        .userMember("charnwood-new")
                        .singleResult()
                        .getId())
                .isEqualTo("charnwood");
        assertThat(mails(number))
                .singleElement()
                .extracting(Mail::recipient, Mail::body)
                .satisfies(mail -> assertThat(mail.get(1).toString()).contains("charnwood-new", "no password yet"));
        assertThat(audit.of("charnwood", number).toString()).doesNotContain("jo.field@", "Jo Field");
    }

    @Test
    @DisplayName("G14: somebody new who joins later has no login before that day")
    void somebodyNewJoinsLater() {
        Map<String, String> form = new java.util.HashMap<>(newPerson("charnwood-later", "charnwood.org.university"));
        form.put("from", "2027-02-15");
        String number = change(POLICY_OFFICER, form);

        assertThat(user("charnwood-later")).isNull();
        assertThat(mails(number)).extracting(Mail::recipient).containsExactly("charnwood-later");
        Today.is("2027-02-15T00:00:00");
        runDueJobs(number);
        assertThat(user("charnwood-later")).isNotNull();
        assertThat(register.person("charnwood-later").active()).isTrue();
    }

    @Test
    @DisplayName(
            "G14, F5: whoever leaves loses login, seats and offices at once; claimed tasks go back to their groups")
    void somebodyLeaves() {
        change(POLICY_OFFICER, newPerson("charnwood-sec-two", "charnwood.org.borough-council"));
        changeOffice(POLICY_OFFICER, "charnwood.asb-group-secretary", "charnwood-sec-two", Map.of("together", true));
        String number = staff.starts("charnwood-voluntary", "fundingApplication", application());
        Task task = task(number);
        engine.getTaskService().claim(task.getId(), "charnwood-sec-two");

        change(POLICY_OFFICER, Map.of("what", "leaves", "person", "charnwood-sec-two"));

        assertThat(user("charnwood-sec-two")).isNull();
        assertThat(groupsOf("charnwood-sec-two")).isEmpty();
        assertThat(register.person("charnwood-sec-two").active()).isFalse();
        assertThat(register.holders("charnwood.asb-group-secretary")).containsExactly("charnwood-asb-secretary");
        assertThat(task(number).getAssignee()).isNull();
        assertThat(staff.tasks("charnwood-asb-secretary", number)).hasSize(1);
        assertRefused(() -> change(POLICY_OFFICER, Map.of("what", "leaves", "person", "charnwood-sec-two")))
                .hasMessageContaining("has no choice \"charnwood-sec-two\"");

        change(POLICY_OFFICER, Map.of("what", "returns", "former", "charnwood-sec-two"));
        assertThat(user("charnwood-sec-two").getPassword()).isNull();
        assertThat(groupsOf("charnwood-sec-two"))
                .containsExactly("charnwood.member", "charnwood.org.borough-council", "charnwood.people");
        assertThat(register.holders("charnwood.asb-group-secretary")).doesNotContain("charnwood-sec-two");
    }

    private static Map<String, Object> application() {
        return Map.of(
                "title", "Youth boxing",
                "purpose", "Fewer young people in trouble",
                "startsOn", "2027-02-10",
                "endsOn", "2027-03-15",
                "amount", "15.00",
                "priority", "charnwood.priority.asb",
                "deliveryGroup", "charnwood.asb-group",
                "evaluation", "Incidents before and after");
    }

    @Test
    @DisplayName(
            "F3: a colleague takes over the applications of whoever leaves, and the tasks that wait for that person")
    void aColleagueTakesOver() {
        change(POLICY_OFFICER, newPerson("charnwood-vol-two", "charnwood.org.voluntary-groups"));
        change(POLICY_OFFICER, newPerson("charnwood-vol-three", "charnwood.org.voluntary-groups"));
        String number = staff.starts("charnwood-vol-two", "fundingApplication", application());
        Task consider = task(number);
        staff.submits(
                "charnwood-asb-chair",
                consider,
                Map.of(
                        "present",
                        List.of("charnwood.asb-group.borough-council", "charnwood.asb-group.police"),
                        "deputies",
                        List.of(),
                        "interests",
                        List.of(),
                        "outcome",
                        "revise",
                        "reasons",
                        "Say where"));
        assertThat(task(number).getAssignee()).isEqualTo("charnwood-vol-two");
        assertRefused(() -> change(
                        POLICY_OFFICER,
                        Map.of("what", "leaves", "person", "charnwood-vol-two", "successor", "charnwood-police")))
                .hasMessageContaining("successor must be a colleague");

        change(POLICY_OFFICER, Map.of("what", "leaves", "person", "charnwood-vol-two"));
        assertThat(task(number).getAssignee()).isEqualTo("charnwood-vol-two");
        change(
                POLICY_OFFICER,
                Map.of("what", "takesOver", "former", "charnwood-vol-two", "successor", "charnwood-vol-three"));

        assertThat(task(number).getAssignee()).isEqualTo("charnwood-vol-three");
        assertThat(transitions("charnwood", number)).contains("application handed over");
        Map<String, Object> revised = new java.util.HashMap<>(application());
        revised.remove("deliveryGroup");
        revised.put("purpose", "What the group asked for");
        staff.submits("charnwood-vol-three", task(number), revised);
        assertThat(task(number).getTaskDefinitionKey()).isEqualTo("considerApplication");
    }

    @Test
    @DisplayName(
            "F16: name, address and organisation are corrected; not while seats of the former organisation are held")
    void corrections() {
        change(POLICY_OFFICER, newPerson("charnwood-mover", "charnwood.org.university"));

        change(
                POLICY_OFFICER,
                Map.of(
                        "what",
                        "corrected",
                        "person",
                        "charnwood-mover",
                        "name",
                        "Jo Hill",
                        "organisation",
                        "charnwood.org.bid"));

        assertThat(register.person("charnwood-mover").name()).isEqualTo("Jo Hill");
        assertThat(user("charnwood-mover").getLastName()).isEqualTo("Hill");
        assertThat(groupsOf("charnwood-mover"))
                .contains("charnwood.org.bid")
                .doesNotContain("charnwood.org.university");
        assertRefused(() -> change(
                        POLICY_OFFICER,
                        Map.of(
                                "what",
                                "corrected",
                                "person",
                                "charnwood-university",
                                "organisation",
                                "charnwood.org.bid")))
                .hasMessageContaining("seats of the former organisation");
        assertRefused(() -> change(POLICY_OFFICER, Map.of("what", "corrected", "person", "charnwood-mover")))
                .hasMessageContaining("what is to be corrected");
    }

    @Test
    @DisplayName("G9, G14: what does not fit is refused with its reason, and nothing has changed")
    void isRefused() {
        assertRefused(() -> change(POLICY_OFFICER, Map.of("what", "member", "seat", BID, "person", "charnwood-police")))
                .hasMessageContaining("is not of Loughborough BID");
        assertRefused(() -> change(POLICY_OFFICER, Map.of("what", "member", "seat", BID, "person", "charnwood-bid")))
                .hasMessageContaining("already");
        assertRefused(() -> change(POLICY_OFFICER, Map.of("what", "member", "seat", BID)))
                .hasMessageContaining("Choose the person");
        assertRefused(() -> change(
                        POLICY_OFFICER,
                        Map.of("what", "member", "seat", "bcp.executive.police", "person", "bcp-chair")))
                .hasMessageContaining("seat");
        assertRefused(() -> change(
                        POLICY_OFFICER,
                        Map.of(
                                "what",
                                "member",
                                "seat",
                                "charnwood.board.lead-member",
                                "person",
                                "charnwood-designated-officer")))
                .hasMessageContaining("One person has one seat");
        assertRefused(() -> change(
                        POLICY_OFFICER,
                        Map.of("what", "member", "seat", "charnwood.board.nominated-chair", "person", POLICY_OFFICER)))
                .hasMessageContaining("Nobody enters themselves");
        assertRefused(() -> change(POLICY_OFFICER, Map.of("what", "leaves", "person", POLICY_OFFICER)))
                .hasMessageContaining("their own access");
        assertRefused(() -> change(POLICY_OFFICER, Map.of("what", "coOpted", "seat", BID, "until", "2028-01-01")))
                .hasMessageContaining("no co-opted seat");
        assertRefused(() -> change(POLICY_OFFICER, Map.of("what", "vacant", "seat", BID, "from", "2027-01-31")))
                .hasMessageContaining("which is past");
        assertRefused(() -> change(POLICY_OFFICER, newPerson("bcp-chair", "charnwood.org.bid")))
                .hasMessageContaining("taken already");
        assertRefused(() -> change(POLICY_OFFICER, newPerson("no such login", "charnwood.org.bid")))
                .hasMessageContaining("is no login");
        assertRefused(() -> change(POLICY_OFFICER, newPerson("charnwood-x", "bcp.org.police")))
                .hasMessageContaining("organisation");
        assertThat(seat(BID).member()).isEqualTo("charnwood-bid");
        assertThat(user("charnwood-x")).isNull();
    }

    @Test
    @DisplayName("G14: only the partnership's team changes memberships, and somebody of it always remains")
    void onlyTheTeam() {
        String definition = staff.as(POLICY_OFFICER, () -> engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("membershipChange")
                .singleResult()
                .getId());
        for (String login : List.of("charnwood-chair", "charnwood-manager", "bcp-executive-secretary")) {
            assertThatThrownBy(() -> staff.does(login, () -> engine.getFormService()
                            .submitStartForm(definition, Map.of("what", "vacant", "seat", BID, "reason", "I want to"))))
                    .as(login)
                    .satisfiesAnyOf(
                            refused -> assertThat(refused).isInstanceOf(AuthorizationException.class),
                            refused -> assertThat(refused).hasMessageContaining("no seat"),
                            refused -> assertThat(refused).hasMessageContaining("has no choice"));
        }
        assertThat(seat(BID).member()).isEqualTo("charnwood-bid");
        assertThat(staff.startList("charnwood-chair"))
                .extracting(process -> process.getKey())
                .doesNotContain("membershipChange", "officeChange");
        assertThat(staff.startList(HARINGEY_SECRETARY))
                .extracting(process -> process.getKey())
                .contains("membershipChange", "officeChange");
        assertRefused(() -> changeOffice(HARINGEY_SECRETARY, "haringey.board-secretary", null, Map.of()))
                .hasMessageContaining("Nobody would be left");
    }
}
