package org.communitysafety.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CriticalIncidentTest {

    private static final List<String> FACTS = List.of(
            "crimeOrDisorder",
            "death",
            "lifeChanging",
            "publicDisorder",
            "repugnant",
            "mediaAttention",
            "reputationalRisk",
            "policeJudgement");

    private static final List<String> CRITERIA =
            List.of("death", "lifeChanging", "publicDisorder", "repugnance", "mediaOrReputation", "policeJudgement");

    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth", "sixth");

    static Stream<Map<String, Boolean>> combinations() {
        return IntStream.range(0, 1 << FACTS.size()).mapToObj(bits -> {
            Map<String, Boolean> facts = new HashMap<>();
            for (int i = 0; i < FACTS.size(); i++) {
                facts.put(FACTS.get(i), (bits & 1 << i) != 0);
            }
            return facts;
        });
    }

    /** What the constitution says, in Java, clause by clause. */
    private static List<String> expected(Map<String, Boolean> facts) {
        boolean crime = facts.get("crimeOrDisorder");
        List<Boolean> applies = List.of(
                crime && facts.get("death"),
                crime && facts.get("lifeChanging"),
                facts.get("publicDisorder"),
                facts.get("repugnant"),
                facts.get("mediaAttention") || facts.get("reputationalRisk"),
                crime && facts.get("policeJudgement"));
        List<String> found = new ArrayList<>();
        for (int i = 0; i < CRITERIA.size(); i++) {
            if (applies.get(i)) {
                found.add(CRITERIA.get(i) + ": BCP 5.8, " + ORDINALS.get(i) + " criterion");
            }
        }
        return found;
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("C1: each of the 256 combinations of the eight facts gives exactly its criteria with their clauses")
    @MethodSource("combinations")
    void everyCombination(Map<String, Boolean> facts) {
        List<String> expected = expected(facts);

        assertThat(rows(Decisions.of("bcp", "criticalIncident"), facts)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(rows(Decisions.shared("criticalIncident"), facts))
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .map(one -> one.replace("BCP 5.8", "Modelled on BCP 5.8"))
                        .toList());
    }

    private static List<String> rows(Decisions table, Map<String, Boolean> facts) {
        return table.evaluate(facts).getResultList().stream()
                .map(row -> row.get("criterion") + ": " + row.get("clause"))
                .toList();
    }

    @Test
    @DisplayName("C1: a reputational risk counts also where nobody says anything of the media")
    void unknownMedia() {
        Map<String, Boolean> facts = new HashMap<>();
        FACTS.forEach(fact -> facts.put(fact, null));
        facts.put("reputationalRisk", true);

        assertThat(rows(Decisions.of("bcp", "criticalIncident"), facts))
                .containsExactly("mediaOrReputation: BCP 5.8, fifth criterion");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @DisplayName("C3: whom each criterion informs; every critical incident the authorities' leads and the duty lead")
    @CsvSource({
        "death, low, cabinetMember commissionersOffice",
        "lifeChanging, medium, cabinetMember",
        "publicDisorder, medium, cabinetMember communications",
        "repugnance, low, communications communityLeads",
        "mediaOrReputation, low, communications chair",
        "policeJudgement, low, ''",
        "policeJudgement, high, chair"
    })
    void recipients(String criterion, String level, String groups) {
        List<String> expected = new ArrayList<>(List.of("responsibleAuthorities", "dutyLead"));
        Stream.of(groups.split(" ")).filter(group -> !group.isEmpty()).forEach(expected::add);

        assertThat(Decisions.shared("incidentRecipients")
                        .evaluate(Map.of("criterion", criterion, "level", level))
                        .<String>collectEntries("group"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, {3} minutes; report every {4} hours")
    @DisplayName("C3, C5: when somebody silent is chased, and how often a situation report is due, by level")
    @CsvSource({"high, 15, 30, 60, 2", "medium, 15, 30, 60, 12", "low, 60, 120, 240, 24"})
    void times(String level, int reminder, int deputy, int chair, int hours) {
        Map<String, Object> row = Decisions.shared("incidentChasing")
                .evaluate(Map.of("level", level))
                .getSingleResult();

        assertThat(row)
                .containsEntry("reminderMinutes", reminder)
                .containsEntry("deputyMinutes", deputy)
                .containsEntry("chairMinutes", chair);
        assertThat(Decisions.shared("incidentRhythm")
                        .evaluate(Map.of("level", level))
                        .getSingleResult()
                        .<Integer>getEntry("hours"))
                .isEqualTo(hours);
    }

    @ParameterizedTest(name = "{0} points: {1}")
    @DisplayName("C6: at the baseline is restored, up to five points below is watched, more needs action")
    @CsvSource({"0, restored", "0.01, restored", "-0.01, watch", "-5, watch", "-5.01, actAgain", "-40, actAgain"})
    void confidence(double difference, String outcome) {
        assertThat(Decisions.shared("incidentConfidence")
                        .evaluate(Map.of("difference", difference))
                        .getSingleResult()
                        .<String>getEntry("outcome"))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}, {1} left, decided {2}: {3}")
    @DisplayName("C6: closing needs restored confidence and all checks, or the Executive's decision")
    @CsvSource({
        "restored, 0, false, true",
        "restored, 1, false, false",
        "watch, 0, false, false",
        "actAgain, 0, false, false",
        "none, 3, false, false",
        "none, 3, true, true",
        "watch, 0, true, true",
        "actAgain, 2, true, true"
    })
    void closing(String outcome, int left, boolean decided, boolean may) {
        Map<String, Object> row = Decisions.shared("incidentClosing")
                .evaluate(Map.of("outcome", outcome, "checksLeft", left, "executiveDecided", decided))
                .getSingleResult();

        assertThat(row).containsEntry("mayClose", may);
        assertThat(row.get("why").toString()).isNotBlank();
    }
}
