package org.communitysafety.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.communitysafety.meeting.QuorumFacts.Present;
import org.communitysafety.partnership.Organisation;
import org.communitysafety.partnership.Organisation.Standing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuorumFactsTest {

    private static final Organisation COUNCIL = organisation("council", Standing.RESPONSIBLE, "localAuthority");
    private static final Organisation POLICE = organisation("police", Standing.RESPONSIBLE, "police");
    private static final Organisation HEALTH = organisation("health", Standing.RESPONSIBLE, "health");
    private static final Organisation CHARITY = organisation("charity", Standing.PARTICIPATING, "voluntary");
    private static final Organisation PROBATION = organisation("probation", Standing.COOPERATING, "probation");

    @Test
    @DisplayName("G2: whoever counts as the chair represents no sector; a co-chair beside them does")
    void coChairs() {
        QuorumFacts facts =
                facts(chair("ann", COUNCIL), chair("ben", POLICE), member("cem", COUNCIL), member("dia", HEALTH));

        assertThat(facts.chairsPresent()).isEqualTo(2);
        assertThat(facts.sectorsPresent()).containsExactly("health", "localAuthority", "police");
        assertThat(facts.sectorsPresentBesidesChair())
                .as("Ann counts as chair: Cem is there for the council too")
                .containsExactly("health", "localAuthority", "police");
    }

    @Test
    @DisplayName("G2: the same, whichever chair is recorded first")
    void coChairsInAnyOrder() {
        QuorumFacts facts =
                facts(chair("ben", POLICE), chair("ann", COUNCIL), member("cem", COUNCIL), member("dia", HEALTH));

        assertThat(facts.sectorsPresentBesidesChair()).containsExactly("health", "localAuthority", "police");
    }

    @Test
    @DisplayName("G2: each choice of chair is put to the table, also where both leave as many sectors")
    void everyChoiceOfChair() {
        List<QuorumFacts> choices = QuorumFacts.of(
                "board",
                15,
                List.of(chair("ann", COUNCIL), chair("ben", CHARITY), member("cem", POLICE), member("dia", HEALTH)));

        assertThat(choices)
                .extracting(QuorumFacts::sectorsPresentBesidesChair)
                .containsExactlyInAnyOrder(
                        List.of("health", "police", "voluntary"), List.of("health", "localAuthority", "police"));
    }

    @Test
    @DisplayName("G2: a chair who is alone for the sector leaves it unrepresented")
    void chairAloneForTheSector() {
        QuorumFacts facts = facts(chair("ann", COUNCIL), member("ben", POLICE), member("dia", HEALTH));

        assertThat(facts.sectorsPresent()).containsExactly("health", "localAuthority", "police");
        assertThat(facts.sectorsPresentBesidesChair()).containsExactly("health", "police");
    }

    @Test
    @DisplayName("G2: a chair's deputy counts for the sector and is no chair")
    void deputyOfAChair() {
        QuorumFacts facts = facts(member("ann", COUNCIL), member("ben", POLICE));

        assertThat(facts.chairsPresent()).isZero();
        assertThat(facts.sectorsPresentBesidesChair()).containsExactly("localAuthority", "police");
    }

    @Test
    @DisplayName("G1, G3: organisations are counted once, an authority never as another body")
    void distinctOrganisations() {
        QuorumFacts facts = facts(
                chair("ann", COUNCIL),
                member("ben", COUNCIL),
                member("cem", POLICE),
                member("dia", CHARITY),
                member("eve", CHARITY),
                member("fin", PROBATION));

        assertThat(facts.seatsPresent()).isEqualTo(6);
        assertThat(facts.responsibleAuthoritiesPresent()).isEqualTo(2);
        assertThat(facts.otherBodiesPresent()).isEqualTo(2);
    }

    @Test
    @DisplayName("F16: the number of seats stays, whoever is there")
    void nobody() {
        QuorumFacts facts = facts();

        assertThat(facts.seats()).isEqualTo(15);
        assertThat(facts.seatsPresent()).isZero();
        assertThat(facts.sectorsPresentBesidesChair()).isEmpty();
    }

    private static QuorumFacts facts(Present... present) {
        return QuorumFacts.of("board", 15, Arrays.asList(present)).get(0);
    }

    private static Present chair(String person, Organisation organisation) {
        return new Present(person, organisation, true);
    }

    private static Present member(String person, Organisation organisation) {
        return new Present(person, organisation, false);
    }

    private static Organisation organisation(String id, Standing standing, String sector) {
        return new Organisation("x.org." + id, "x", id, standing, sector, 0);
    }
}
