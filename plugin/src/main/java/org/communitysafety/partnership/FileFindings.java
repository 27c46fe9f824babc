package org.communitysafety.partnership;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.communitysafety.partnership.InvalidPartnershipFile.Finding;

/** Gathers what is wrong with one file, so that its author sees everything at once. */
final class FileFindings {

    static final JsonPointer ROOT = JsonPointer.empty();
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9]+([_-][a-zA-Z0-9]+)*");
    private static final int LONGEST_TEXT = 200;
    /** Camunda's ids of groups, tenants and users are this long at most. */
    private static final int LONGEST_KEY = 64;

    private final String file;
    private final YamlLines lines;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Integer> unreadable = new HashSet<>();

    FileFindings(String file, YamlLines lines) {
        this.file = file;
        this.lines = lines;
    }

    /** A value or property that cannot be read; what follows from that on the same line is not reported as well. */
    void unreadable(JsonPointer at, String message, Object... arguments) {
        add(at, message, arguments);
        unreadable.add(lines.line(at));
    }

    void wrong(JsonPointer at, String message, Object... arguments) {
        if (!unreadable.contains(lines.line(at))) {
            add(at, message, arguments);
        }
    }

    private void add(JsonPointer at, String message, Object... arguments) {
        findings.add(new Finding(file, lines.line(at), message.formatted(arguments)));
    }

    String file() {
        return file;
    }

    /** In the order of the file. */
    List<Finding> all() {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Finding::line))
                .toList();
    }

    void refuse() {
        if (!findings.isEmpty()) {
            throw new InvalidPartnershipFile(all());
        }
    }

    /** Looks at each readable entry of a list, with its path. */
    static <T> void each(JsonPointer list, List<T> entries, BiConsumer<T, JsonPointer> look) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) != null) {
                look.accept(entries.get(i), list.appendIndex(i));
            }
        }
    }

    /** Whether a text is there; refuses a missing, blank or overlong one. */
    boolean text(JsonPointer entry, String property, String value) {
        JsonPointer at = entry.appendProperty(property);
        if (!present(entry, property, value == null || value.isBlank() ? null : value)) {
            return false;
        }
        if (value.length() > LONGEST_TEXT) {
            wrong(at, "%s is longer than %d characters. Shorten it.", property, LONGEST_TEXT);
        }
        return true;
    }

    boolean present(JsonPointer entry, String property, Object value) {
        if (value == null) {
            wrong(entry.appendProperty(property), "%s is missing. Add it.", property);
        }
        return value != null;
    }

    /** An id that is new among those seen and gives a key that Camunda takes. */
    void id(JsonPointer entry, String id, String key, Set<String> seen) {
        JsonPointer at = entry.appendProperty("id");
        if (!text(entry, "id", id)) {
            return;
        }
        if (!ID.matcher(id).matches()) {
            wrong(at, "The id \"%s\" is not allowed. Use letters and digits, joined by single hyphens.", id);
        }
        unique(at, id, seen);
        length(at, key);
    }

    void unique(JsonPointer at, String id, Set<String> seen) {
        if (!seen.add(id)) {
            wrong(at, "The id \"%s\" is used twice. Give each entry an id of its own.", id);
        }
    }

    void length(JsonPointer at, String key) {
        if (key.length() > LONGEST_KEY) {
            wrong(at, "\"%s\" is longer than %d characters. Use a shorter id.", key, LONGEST_KEY);
        }
    }

    /** Whether the id names one of these entries; an absent one is in order. */
    boolean known(JsonPointer at, String kind, String section, String id, Collection<String> entries) {
        boolean known = id == null || entries.contains(id);
        if (!known) {
            wrong(at, "There is no %s \"%s\" in this file. Correct the id, or add it under %s.", kind, id, section);
        }
        return known;
    }
}
