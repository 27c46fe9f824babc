package org.communitysafety.partnership;

import com.fasterxml.jackson.core.JsonPointer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Refuses properties that the records do not have, twice the same property, empty entries and YAML's anchors. */
record YamlShape(FileFindings findings) {

    void check(Node root) {
        check(root, PartnershipFile.class, FileFindings.ROOT, false);
    }

    private void check(Node node, Type type, JsonPointer at, boolean inList) {
        if (node.getAnchor() != null) {
            findings.unreadable(at, "Anchors (&%s) cannot be used. Write the entry out.", node.getAnchor());
        } else if (node.getTag().equals(Tag.NULL) && inList) {
            findings.unreadable(at, "This entry is empty. Fill it in or remove it.");
        } else if (node instanceof MappingNode mapping && type instanceof Class<?> record && record.isRecord()) {
            properties(mapping, record, at);
        } else if (node instanceof SequenceNode list && type instanceof ParameterizedType listType) {
            for (int i = 0; i < list.getValue().size(); i++) {
                check(list.getValue().get(i), listType.getActualTypeArguments()[0], at.appendIndex(i), true);
            }
        }
    }

    private void properties(MappingNode mapping, Class<?> record, JsonPointer at) {
        Map<String, Type> allowed = Arrays.stream(record.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getGenericType));
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = YamlLines.text(tuple.getKeyNode());
            JsonPointer property = at.appendProperty(name);
            if (!allowed.containsKey(name)) {
                findings.unreadable(
                        property, "Unknown property \"%s\". Known here: %s.", name, String.join(", ", names(record)));
            } else if (!seen.add(name)) {
                findings.unreadable(property, "\"%s\" stands twice in one entry. Remove one of them.", name);
            } else {
                check(tuple.getValueNode(), allowed.get(name), property, false);
            }
        }
    }

    static Iterable<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
