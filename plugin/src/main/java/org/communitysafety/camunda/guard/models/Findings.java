package org.communitysafety.camunda.guard.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.w3c.dom.Element;

/** What is wrong with a deployment, all of it. */
final class Findings {

    private static final int MOST = 100;

    private record Finding(String resource, String name, String id, String reason) implements Problem {

        @Override
        public String getMessage() {
            String element = name == null || name.isBlank() ? id : "\"%s\" (%s)".formatted(name.strip(), id);
            return element == null ? reason : element + ": " + reason;
        }

        @Override
        public int getLine() {
            return 0;
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public String getMainElementId() {
            return id;
        }

        @Override
        public List<String> getElementIds() {
            return id == null ? List.of() : List.of(id);
        }
    }

    private final List<Finding> all = new ArrayList<>();

    /** Something about a resource, or about the deployment where there is none. */
    void add(String resource, String reason, Object... details) {
        all.add(new Finding(resource, null, null, reason.formatted(details)));
    }

    /** Something about an element, or about what has a name and an id around it. */
    void add(String resource, Element element, String reason, Object... details) {
        Element named = element;
        while (named.getAttribute("id").isEmpty() && named.getParentNode() instanceof Element parent) {
            named = parent;
        }
        all.add(new Finding(resource, named.getAttribute("name"), named.getAttribute("id"), reason.formatted(details)));
    }

    /** @throws ParseException with every finding, which REST answers with 400 */
    void refuse() {
        if (all.isEmpty()) {
            return;
        }
        String text = all.stream()
                .limit(MOST)
                .map(finding -> (finding.resource() == null ? "" : finding.resource() + ": ") + finding.getMessage())
                .collect(Collectors.joining("\n"));
        String first = all.get(0).resource();
        throw new ParseException(
                "Nothing was deployed. Correct this and deploy again:\n" + text,
                first == null ? "deployment" : first,
                List.copyOf(all),
                List.of());
    }
}
