package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Offices have terms")
class OfficeTermsStoryTest extends RegisterStories {

    @Test
    @DisplayName("G14: a new holder of a later day takes over on that day by itself; both are told at once")
    void takesOverLater() {
        String office = "charnwood.violence-group-chair";

        String number = changeOffice(POLICY_OFFICER, office, "charnwood-safeguarding", Map.of("from", "2027-02-10"));

        assertThat(register.holders(office)).containsExactly("charnwood-violence-chair");
        assertThat(groupsOf("charnwood-safeguarding")).doesNotContain(office);
        assertThat(mails(number))
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("charnwood-violence-chair", "charnwood-safeguarding");
        Today.is("2027-02-09T23:59:59");
        runDueJobs(number);
        assertThat(groupsOf("charnwood-violence-chair")).contains(office);

        Today.is("2027-02-10T00:00:00");
        assertThat(register.holders(office)).containsExactly("charnwood-safeguarding");
        runDueJobs(number);
        assertThat(groupsOf("charnwood-safeguarding")).contains(office);
        assertThat(groupsOf("charnwood-violence-chair")).doesNotContain(office);
        assertThat(running(number)).isFalse();
    }

    @Test
    @DisplayName("G14: co-chairs hold an office together; an office that decides small bids has one holder (F5)")
    void together() {
        String office = "bcp.violence-strategy-group-chair";

        changeOffice(BCP_SECRETARY, office, "bcp-youth-justice", Map.of("together", true));

        assertThat(register.holders(office)).containsExactlyInAnyOrder("bcp-violence-chair", "bcp-youth-justice");
        assertRefused(() -> changeOffice(
                        POLICY_OFFICER, "charnwood.vice-chair", "charnwood-police", Map.of("together", true)))
                .hasMessageContaining("one person holds it at a time");
    }

    @Test
    @DisplayName("G14, G23: an office for responsible authorities is refused to others")
    void fromAResponsibleAuthority() {
        assertRefused(() -> changeOffice(BCP_SECRETARY, "bcp.chair", "bcp-business", Map.of()))
                .hasMessageContaining("responsible authority");
        assertRefused(() -> changeOffice(BCP_SECRETARY, "bcp.hate-crime-group-chair", "bcp-housing", Map.of()))
                .hasMessageContaining("responsible authority");
    }

    @Test
    @DisplayName("G14: somebody who steps in for a yearly office holds it to the end of the yearly term")
    void untilTheEndOfTheYearlyTerm() {
        changeOffice(BCP_SECRETARY, "bcp.chair", "bcp-fire", Map.of());

        assertThat(register.office("bcp.chair").holders(LocalDate.of(2027, 4, 30)))
                .containsExactly("bcp-fire");
        assertThat(register.office("bcp.chair").holders(LocalDate.of(2027, 5, 1)))
                .isEmpty();
        changeOffice(BCP_SECRETARY, "bcp.chair", "bcp-chair", Map.of());
    }

    @Test
    @DisplayName("G14: days that do not fit are refused with the field's name")
    void daysThatDoNotFit() {
        String office = "charnwood.asb-group-chair";
        assertRefused(() ->
                        changeOffice(POLICY_OFFICER, office, "charnwood-voluntary-youth", Map.of("from", "2027-01-31")))
                .hasMessageContaining("(from)")
                .hasMessageContaining("which is past");
        assertRefused(() -> changeOffice(
                        POLICY_OFFICER,
                        office,
                        "charnwood-voluntary-youth",
                        Map.of("from", "2027-03-01", "until", "2027-02-28")))
                .hasMessageContaining("(until)");
        assertThat(register.holders(office)).containsExactly("charnwood-asb-chair");
    }

    @Test
    @DisplayName("F18: nobody manages the funds and decides small bids at the same time, at any time of the new term")
    void managesAndDecides() {
        changeOffice(
                POLICY_OFFICER,
                "charnwood.designated-officer",
                "charnwood-head-of-service",
                Map.of("from", "2027-09-01"));

        assertRefused(() ->
                        changeOffice(POLICY_OFFICER, "charnwood.funds-manager", "charnwood-head-of-service", Map.of()))
                .hasMessageContaining("F18");
        changeOffice(
                POLICY_OFFICER, "charnwood.funds-manager", "charnwood-licensing-manager", Map.of("from", "2027-03-01"));
        assertRefused(() ->
                        changeOffice(POLICY_OFFICER, "charnwood.vice-chair", "charnwood-licensing-manager", Map.of()))
                .hasMessageContaining("F18");
    }
}
