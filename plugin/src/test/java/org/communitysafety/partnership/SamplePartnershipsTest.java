package org.communitysafety.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitysafety.partnership.PartnershipDatabase.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitysafety.partnership.PartnershipFile.BodyEntry;
import org.communitysafety.partnership.PartnershipFile.FundEntry;
import org.communitysafety.partnership.PartnershipFile.LineEntry;
import org.communitysafety.partnership.PartnershipFile.OrganisationEntry;
import org.communitysafety.partnership.PartnershipFile.SeatEntry;
import org.communitysafety.partnership.PartnershipFile.YearlyEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplePartnershipsTest {

    private final PartnershipFileReader reader = new PartnershipFileReader();

    @ParameterizedTest
    @CsvSource({"charnwood, CHW", "haringey, HGY", "bcp, BCP", "cannock-chase, CCH"})
    void load(String tenant, String prefix) {
        PartnershipFile file = reader.read(sample(tenant));

        assertThat(file.id()).isEqualTo(tenant);
        assertThat(file.prefix()).isEqualTo(prefix);
        assertThat(file.offices())
                .filteredOn(o -> Set.of("manager", "process-owner").contains(o.id()))
                .hasSize(2)
                .allMatch(o -> o.holders().size() == 1);
        assertThat(file.people()).allMatch(p -> p.email().endsWith(".invalid"));
    }

    @Test
    @DisplayName("F9: the Safer and Stronger Communities Fund is £96,351.00 in 15 lines, contingency £13,076")
    void saferAndStronger() {
        FundEntry fund = reader.read(sample("charnwood")).funds().get(0);

        assertThat(amounts(fund))
                .containsExactly(
                        "5000.00",
                        "2500.00",
                        "2000.00",
                        "3000.00",
                        "10000.00",
                        "3068.00",
                        "7000.00",
                        "1000.00",
                        "5000.00",
                        "5000.00",
                        "25000.00",
                        "5707.00",
                        "7500.00",
                        "1500.00",
                        "13076.00");
        assertThat(sum(fund)).isEqualTo(fund.total()).isEqualTo(new BigDecimal("96351.00"));
        assertThat(fund.lines())
                .filteredOn(LineEntry::contingency)
                .containsExactly(fund.lines().get(14));
        assertThat(fund.lines().get(7).name()).isEqualTo("Mobile CCTV");
    }

    @Test
    @DisplayName("F9: the Basic Command Unit Fund is £18,000.00 in 5 lines, contingency £8,000")
    void basicCommandUnit() {
        FundEntry fund = reader.read(sample("charnwood")).funds().get(1);

        assertThat(amounts(fund)).containsExactly("2500.00", "5000.00", "1500.00", "1000.00", "8000.00");
        assertThat(sum(fund)).isEqualTo(fund.total()).isEqualTo(new BigDecimal("18000.00"));
        assertThat(fund.lines())
                .filteredOn(LineEntry::contingency)
                .containsExactly(fund.lines().get(4));
    }

    @Test
    @DisplayName("G1, G9: Charnwood's board has 15 seats, 6 responsible authorities and 5 advisers")
    void charnwoodBoard() {
        PartnershipFile file = reader.read(sample("charnwood"));
        BodyEntry board = body(file, "board");
        List<SeatEntry> members = board.seats().stream()
                .filter(s -> s.standing() == Seat.Standing.MEMBER && !s.onlyWhileHeld())
                .toList();

        assertThat(members).hasSize(15);
        assertThat(board.seats())
                .filteredOn(s -> s.standing() == Seat.Standing.ADVISER)
                .hasSize(5);
        assertThat(responsible(file, members)).hasSize(6);
        assertThat(members)
                .filteredOn(s -> s.organisation().equals("borough-council"))
                .hasSize(2);
    }

    @Test
    @DisplayName("G14: the seat of a nominated chair is there only while somebody sits on it")
    void nominatedChair() {
        assertThat(body(reader.read(sample("charnwood")), "board").seats())
                .filteredOn(SeatEntry::onlyWhileHeld)
                .singleElement()
                .matches(s -> s.standing() == Seat.Standing.MEMBER && s.member() == null);
    }

    @Test
    @DisplayName("G14, G18: Charnwood elects its vice chair, BCP appoints its chair and co-opts two seats every year")
    void filledYearly() {
        assertThat(yearly(reader.read(sample("charnwood")))).containsExactly("vice-chair: ELECTION by board");
        assertThat(yearly(reader.read(sample("bcp"))))
                .containsExactlyInAnyOrder(
                        "chair: APPOINTMENT by executive",
                        "business: CO_OPTION by executive",
                        "voluntary: CO_OPTION by executive");
        assertThat(yearly(reader.read(sample("haringey")))).isEmpty();
        assertThat(yearly(reader.read(sample("cannock-chase")))).isEmpty();
    }

    private static List<String> yearly(PartnershipFile file) {
        return Stream.concat(
                        file.offices().stream().filter(o -> o.yearly() != null).map(o -> said(o.id(), o.yearly())),
                        file.bodies().stream()
                                .flatMap(b -> b.seats().stream())
                                .filter(s -> s.yearly() != null)
                                .map(s -> said(s.id(), s.yearly())))
                .toList();
    }

    private static String said(String id, YearlyEntry yearly) {
        return "%s: %s by %s".formatted(id, yearly.how().name(), yearly.by());
    }

    @Test
    @DisplayName("G14, G23: BCP's chair and those of its task and finish groups come from responsible authorities")
    void fromResponsibleAuthorities() {
        assertThat(reader.read(sample("bcp")).offices())
                .filteredOn(PartnershipFile.OfficeEntry::fromResponsibleAuthority)
                .extracting(PartnershipFile.OfficeEntry::id)
                .containsExactly(
                        "chair",
                        "knife-crime-group-chair",
                        "knife-crime-group-lead-officer",
                        "hate-crime-group-chair",
                        "hate-crime-group-lead-officer");
    }

    @Test
    @DisplayName("F5: three different people decide Charnwood's small bids")
    void charnwoodOfficeHolders() {
        assertThat(reader.read(sample("charnwood")).offices().stream()
                        .filter(PartnershipFile.OfficeEntry::decidesSmallBids)
                        .map(o -> o.id() + "=" + o.holders().get(0).person()))
                .containsExactly(
                        "chair=charnwood-chair",
                        "vice-chair=charnwood-vice-chair",
                        "designated-officer=charnwood-designated-officer");
    }

    @Test
    @DisplayName("G2: Haringey's board has two co-chairs and seats of local authority, health and police")
    void haringeyBoard() {
        PartnershipFile file = reader.read(sample("haringey"));
        Set<String> sectors = body(file, "board").seats().stream()
                .map(s -> organisation(file, s.organisation()).sector())
                .collect(Collectors.toSet());

        assertThat(sectors).contains("localAuthority", "health", "police");
        assertThat(file.offices())
                .filteredOn(o -> o.duty() == Office.Duty.CHAIR)
                .hasSize(2);
        assertThat(file.funding()).isNull();
    }

    @Test
    @DisplayName("G3, G25, F20: BCP's Executive has six responsible authorities, two council seats and decides bids")
    void bcpExecutive() {
        PartnershipFile file = reader.read(sample("bcp"));
        List<SeatEntry> voting = body(file, "executive").seats().stream()
                .filter(s -> s.standing() == Seat.Standing.MEMBER || s.standing() == Seat.Standing.CO_OPTED)
                .toList();

        assertThat(voting).hasSize(9);
        assertThat(responsible(file, voting)).hasSize(6);
        assertThat(voting).filteredOn(s -> s.organisation().equals("council")).hasSize(2);
        assertThat(voting)
                .filteredOn(s -> s.standing() == Seat.Standing.CO_OPTED)
                .hasSize(2);
        assertThat(file.funding().board()).isEqualTo("executive");
        assertThat(file.funding().performanceGroup()).isNull();
    }

    @ParameterizedTest
    @DisplayName("G10, G12, G24: who agrees the agenda and how many meetings a year must have")
    @CsvSource({
        "charnwood, board, '', 4",
        "charnwood, performance-group, '',",
        "haringey, board, co-chair-council co-chair-police, 4",
        "bcp, executive, '', 4",
        "bcp, abuse-strategy-group, abuse-strategy-group-chair abuse-strategy-group-lead-officer, 8",
        "bcp, violence-strategy-group, violence-strategy-group-chair violence-strategy-group-lead-officer, 8",
        "bcp, knife-crime-group, '', 8",
        "bcp, hate-crime-group, '', 8"
    })
    void meetings(String tenant, String id, String agreedBy, Integer atLeast) {
        BodyEntry body = body(reader.read(sample(tenant)), id);

        assertThat(String.join(" ", body.agendaAgreedBy())).isEqualTo(agreedBy);
        assertThat(body.meetingsAYear()).isEqualTo(atLeast);
    }

    @Test
    @DisplayName("H7: Cannock Chase's hub meets on Tuesdays at 10:00, with the 26 members of CCH 4.4")
    void cannockHub() {
        BodyEntry hub = body(reader.read(sample("cannock-chase")), "hub");

        assertThat(hub.rhythm()).isEqualTo("FREQ=WEEKLY;BYDAY=TU");
        assertThat(hub.at()).isEqualTo("10:00");
        assertThat(hub.seats()).hasSize(26);
    }

    private static Set<String> responsible(PartnershipFile file, List<SeatEntry> seats) {
        return seats.stream()
                .map(SeatEntry::organisation)
                .filter(id -> organisation(file, id).standing() == Organisation.Standing.RESPONSIBLE)
                .collect(Collectors.toSet());
    }

    private static BodyEntry body(PartnershipFile file, String id) {
        return file.bodies().stream().filter(b -> b.id().equals(id)).findFirst().orElseThrow();
    }

    private static OrganisationEntry organisation(PartnershipFile file, String id) {
        return file.organisations().stream()
                .filter(o -> o.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> amounts(FundEntry fund) {
        return fund.lines().stream().map(l -> l.amount().toPlainString()).toList();
    }

    private static BigDecimal sum(FundEntry fund) {
        return fund.lines().stream().map(LineEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
