package org.communitysafety.partnership;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the line of an entry in a YAML file. */
record YamlLines(Node root) {

    /** Line of what the path names, or of the nearest entry around it that is in the file; from 1. */
    int line(JsonPointer path) {
        return line(root, line(root), path);
    }

    private static int line(Node node, int line, JsonPointer path) {
        if (path.matches()) {
            return line;
        }
        if (node instanceof SequenceNode list && path.getMatchingIndex() >= 0) {
            int index = path.getMatchingIndex();
            if (index < list.getValue().size()) {
                Node item = list.getValue().get(index);
                return line(item, line(item), path.tail());
            }
        }
        return tuple(node, path.getMatchingProperty())
                .map(t -> line(t.getValueNode(), line(t.getKeyNode()), path.tail()))
                .orElse(line);
    }

    /** The last one, where a property stands twice. */
    private static Optional<NodeTuple> tuple(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(t -> key.equals(text(t.getKeyNode())))
                        .reduce((first, last) -> last)
                : Optional.empty();
    }

    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
