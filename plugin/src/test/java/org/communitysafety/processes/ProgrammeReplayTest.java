package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communitysafety.audit.Audit;
import org.communitysafety.funding.FundLine;
import org.communitysafety.funding.LedgerEntry;
import org.communitysafety.funding.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/**
 * The real programme of Charnwood for 2010/11 (Performance Plan, "Resourcing delivery of the Community Safety Plan"):
 * the initiatives of both funds, all but the two contingency lines, each become an application in April 2010.
 */
@TestPropertySource(properties = "test.today=2010-04-06T09:00:00Z")
class ProgrammeReplayTest extends FundingStories {

    private static final String SAFER = "charnwood.safer-and-stronger-2010";
    private static final String BCU = "charnwood.basic-command-unit-2010";

    /** As the plan's table has them. */
    private record Initiative(
            String fund, String name, String amount, String applicant, String priority, String group) {
        private static Initiative safer(String name, String amount, String applicant, String priority) {
            return of(SAFER, name, amount, applicant, priority);
        }

        private static Initiative bcu(String name, String amount, String applicant, String priority) {
            return of(BCU, name, amount, applicant, priority);
        }

        private static Initiative of(String fund, String name, String amount, String applicant, String priority) {
            String group = priority.equals("acquisitive-crime") ? "acquisitive-crime-group" : priority + "-group";
            return new Initiative(
                    fund,
                    name,
                    amount,
                    "charnwood-" + applicant,
                    "charnwood.priority." + priority,
                    "charnwood." + group);
        }
    }

    private static final List<Initiative> PROGRAMME = List.of(
            Initiative.safer("Charnwood Mentoring Scheme", "5000", "voluntary-youth", "asb"),
            Initiative.safer("Diversionary activities", "2500", "youth-justice", "asb"),
            Initiative.safer("Matrix Signs", "2000", "neighbourhood-officer", "confidence"),
            Initiative.safer("Training of front line staff", "3000", "safety-manager", "confidence"),
            Initiative.safer(
                    "Charnwood Domestic Abuse Forum Co-ordinator", "10000", "domestic-abuse-officer", "violence"),
            Initiative.safer("Charnwood Domestic Abuse Clinic", "3068", "health", "violence"),
            Initiative.safer("Substance Misuse Family Support Project", "7000", "turning-point", "violence"),
            Initiative.safer("Mobile CCTV", "1000", "police", "acquisitive-crime"),
            Initiative.safer("Futures Unlocked", "5000", "probation", "acquisitive-crime"),
            Initiative.safer(
                    "Burglary Initiatives from Problem Solving Workshop",
                    "5000",
                    "acquisitive-chair",
                    "acquisitive-crime"),
            Initiative.safer("CCTV Monitoring", "25000", "bid", "acquisitive-crime"),
            Initiative.safer("Interagency Community Safety bureau", "5707", "asb-chair", "asb"),
            Initiative.safer("Reassurance", "7500", "police-sergeant", "confidence"),
            Initiative.safer("Community House", "1500", "voluntary", "confidence"),
            Initiative.bcu("Diversions activities", "2500", "youth-justice", "asb"),
            Initiative.bcu(
                    "Burglary Initiatives from Problem Solving Workshop",
                    "5000",
                    "acquisitive-chair",
                    "acquisitive-crime"),
            Initiative.bcu("Community House", "1500", "voluntary", "confidence"),
            Initiative.bcu("Launch of alternative Incremental Approach", "1000", "university", "confidence"));

    private static final List<String> EXACTLY_THE_LIMIT =
            List.of("Mobile CCTV", "Launch of alternative Incremental Approach");

    private final Map<Initiative, FundingStory> told = new LinkedHashMap<>();

    @BeforeEach
    void theProgrammeIsDecided() {
        for (Initiative initiative : PROGRAMME) {
            told.put(
                    initiative,
                    story().by(initiative.applicant())
                            .with("title", initiative.name())
                            .with("startsOn", "2010-06-01")
                            .with("endsOn", "2011-03-31")
                            .with("priority", initiative.priority())
                            .with("deliveryGroup", initiative.group())
                            .amount(initiative.amount())
                            .line(line(initiative).id())
                            .told());
        }
    }

    private FundLine line(Initiative initiative) {
        return funds.lines(initiative.fund()).stream()
                .filter(line -> line.name().equals(initiative.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("F4, F7, F9: the programme of 2010/11 is approved and committed to the pound")
    void theRealProgramme() {
        assertThat(PROGRAMME).hasSize(18);
        told.values().forEach(story -> story.hasPassed(CONSIDER, DECIDE).isApproved());
        theRouteIsTheTables();
        everyMeetingWasQuorate();
        theMoneyIsRight();
    }

    private void theRouteIsTheTables() {
        List<String> rules = new ArrayList<>();
        told.forEach((initiative, story) -> {
            List<Audit> route = decisions(story, "fundingRoute");
            assertThat(route).as(initiative.name()).hasSize(1);
            assertThat(route.get(0).outputs()).contains("performanceGroup");
            rules.add(route.get(0).rules());
            assertThat(route.get(0).rules())
                    .as(initiative.name())
                    .isEqualTo(
                            EXACTLY_THE_LIMIT.contains(initiative.name()) ? "F7_exactlyTheLimit" : "F4_overTheLimit");
        });
        assertThat(rules).filteredOn("F4_overTheLimit"::equals).hasSize(16);
        assertThat(rules).filteredOn("F7_exactlyTheLimit"::equals).hasSize(2);
    }

    private void everyMeetingWasQuorate() {
        told.forEach((initiative, story) -> assertThat(audit.of("charnwood", story.number()))
                .filteredOn(entry -> entry.transition().startsWith("sitting"))
                .as(initiative.name())
                .extracting(Audit::transition)
                .containsExactly("sitting quorate", "sitting quorate"));
    }

    private void theMoneyIsRight() {
        assertThat(committed(SAFER)).isEqualByComparingTo("83275.00");
        assertThat(committed(BCU)).isEqualByComparingTo("10000.00");
        assertThat(sum(funds.ledger("charnwood").stream()
                        .filter(entry -> entry.line().startsWith(SAFER))
                        .map(LedgerEntry::amount)
                        .toList()))
                .isEqualByComparingTo("83275.00");
        assertThat(funds.ledger("charnwood"))
                .extracting(LedgerEntry::kind)
                .hasSize(18)
                .containsOnly(LedgerEntry.Kind.COMMITMENT);
        assertThat(List.of(SAFER, BCU))
                .flatMap(fund -> funds.lines(fund))
                .filteredOn(line -> line.left().positive())
                .extracting(FundLine::id, FundLine::left)
                .containsExactly(
                        tuple(SAFER + ".contingency", Money.of("13076.00")),
                        tuple(BCU + ".contingency", Money.of("8000.00")));
    }

    /** The ledger, summed by the database. */
    private BigDecimal committed(String fund) {
        return sql.sql("select sum(amount) from cs_ledger_entry where kind = 'COMMITMENT' and line like ?")
                .param(fund + ".%")
                .query(BigDecimal.class)
                .single();
    }

    private static BigDecimal sum(List<Money> amounts) {
        return amounts.stream().map(Money::pounds).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
