package org.communitysafety.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** One decision of one partnership, evaluated by the DMN engine that the process engine uses too. */
final class Decisions {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final String key;
    private final String model;
    private final DmnDecision decision;

    private Decisions(String key, String model) {
        this.key = key;
        this.model = model;
        this.decision = ENGINE.parseDecision(key, new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)));
    }

    /** The decision {@code key} that all partnerships share, from {@code decisions/<key>.dmn}. */
    static Decisions shared(String key) {
        return read("/community-safety/decisions/" + key + ".dmn", key);
    }

    /** The decision {@code key} from {@code decisions/<tenant>/<key>.dmn}. */
    static Decisions of(String tenant, String key) {
        return read("/community-safety/decisions/" + tenant + "/" + key + ".dmn", key);
    }

    private static Decisions read(String file, String key) {
        try (var in = Decisions.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new Decisions(key, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same decision after a process owner has edited the cell with this id. */
    Decisions withCell(String id, String edited) {
        var cell = Pattern.compile("(id=\"" + id + "\"[^>]*>\\s*<text>)[^<]*").matcher(model);
        assertThat(cell.find()).as("cell " + id).isTrue();
        return new Decisions(key, cell.replaceFirst("$1" + Matcher.quoteReplacement(edited)));
    }

    String model() {
        return model;
    }

    DmnDecisionResult evaluate(Map<String, ?> inputs) {
        return ENGINE.evaluateDecision(decision, new HashMap<>(inputs));
    }
}
