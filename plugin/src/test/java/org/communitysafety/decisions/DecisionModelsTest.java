package org.communitysafety.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every decision model that we ship has in common. */
class DecisionModelsTest {

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("decisions"))) {
            return files.filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Every decision is kept for a stated time and says what it is for")
    @MethodSource("models")
    void decisions(Path file) {
        assertThat(all(file, Decision.class)).isNotEmpty().allSatisfy(decision -> {
            assertThat(decision.getCamundaHistoryTimeToLiveString())
                    .as(decision.getId())
                    .isNotBlank();
            assertThat(decision.getName()).as(decision.getId()).isNotBlank();
            assertThat(decision.getDescription()).as(decision.getId()).isNotNull();
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("One row fits, unless the decision says why several may")
    @MethodSource("models")
    void hitPolicies(Path file) {
        assertThat(all(file, DecisionTable.class)).allSatisfy(table -> {
            if (table.getHitPolicy() != HitPolicy.UNIQUE) {
                var decision = (Decision) table.getParentElement();
                assertThat(decision.getDescription().getTextContent())
                        .as(decision.getId())
                        .contains("hit policy " + table.getHitPolicy());
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Every row names its rule of the rulebook in its annotation")
    @MethodSource("models")
    void rows(Path file) {
        assertThat(all(file, Rule.class)).allSatisfy(rule -> {
            assertThat(rule.getDescription()).as(rule.getId()).isNotNull();
            assertThat(rule.getDescription().getTextContent()).as(rule.getId()).containsPattern("\\b[A-Z]\\d{1,2}\\b");
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Every column has a label, and text and yes or no their allowed values")
    @MethodSource("models")
    void columns(Path file) {
        assertThat(all(file, Input.class)).allSatisfy(input -> {
            assertThat(input.getLabel()).as(input.getId()).isNotBlank();
            if (Set.of("string", "boolean").contains(input.getInputExpression().getTypeRef())) {
                assertThat(input.getInputValues()).as(input.getId()).isNotNull();
            }
        });
        assertThat(all(file, Output.class)).allSatisfy(output -> {
            assertThat(output.getLabel()).as(output.getId()).isNotBlank();
            assertThat(output.getTypeRef()).as(output.getId()).isNotBlank();
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Ids speak: none is generated")
    @MethodSource("models")
    void ids(Path file) {
        assertThat(all(file, DmnElement.class)).allSatisfy(element -> assertThat(element.getId())
                .as(element.getElementType().getTypeName())
                .isNotNull()
                .doesNotContainPattern("^_|_[01][0-9a-z]{6}$")); // as modelling tools make them
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("FEEL is the only expression language")
    @MethodSource("models")
    void feelOnly(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContain("expressionLanguage", "${");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Every decision is drawn")
    @MethodSource("models")
    void drawn(Path file) throws IOException {
        var xml = Files.readString(file);
        assertThat(all(file, Decision.class))
                .allSatisfy(decision -> assertThat(xml).contains("dmnElementRef=\"" + decision.getId() + "\""));
    }

    private static <T extends ModelElementInstance> List<T> all(Path file, Class<T> type) {
        return List.copyOf(read(file).getModelElementsByType(type));
    }

    private static DmnModelInstance read(Path file) {
        return Dmn.readModelFromFile(file.toFile());
    }
}
