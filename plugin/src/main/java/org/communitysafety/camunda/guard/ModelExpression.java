package org.communitysafety.camunda.guard;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** Reads the expressions of a model without evaluating them. */
public final class ModelExpression {

    private static final Builder BUILDER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    private ModelExpression() {}

    /** Whether there is one in the text. */
    public static boolean in(String text) {
        return text != null && (text.contains("${") || text.contains("#{"));
    }

    /** What the expressions in the text begin with: variables and beans. None where they cannot be read. */
    static Set<String> identifiers(String text) {
        Set<String> names = new HashSet<>();
        if (in(text)) {
            try {
                parse(text).getIdentifierNodes().forEach(node -> names.add(node.getName()));
            } catch (TreeBuilderException e) {
                return Set.of(); // whoever deploys the model is told
            }
        }
        return names;
    }

    /** @throws TreeBuilderException where it cannot be read */
    public static Tree parse(String text) {
        return BUILDER.build(text.strip());
    }
}
