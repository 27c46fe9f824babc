package org.communitysafety.partnership;

import java.util.List;
import java.util.stream.Collectors;

/** A partnership file that cannot be used. The message names each file and line, what is wrong and what to do. */
public class InvalidPartnershipFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    InvalidPartnershipFile(List<Finding> findings) {
        super(findings.stream()
                .map(f -> "%n  %s".formatted(f))
                .collect(Collectors.joining("", "No partnership was imported. Please correct:", "")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }

    /** @param line from 1 */
    public record Finding(String file, int line, String message) {

        @Override
        public String toString() {
            return "%s, line %d: %s".formatted(file, line, message);
        }
    }
}
