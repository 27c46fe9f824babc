package org.communitysafety.processes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody fills in where a story departs from the usual way; what it leaves open is filled in as usual.
 *
 * @param by login; null for whomever the task waits for
 * @param values field to value
 */
record Answer(String by, Map<String, Object> values) {

    static final Answer AS_USUAL = new Answer(null, Map.of());

    static Answer supports() {
        return with("outcome", "support");
    }

    static Answer asksForRevision(String reasons) {
        return with("outcome", "revise").and("reasons", reasons);
    }

    static Answer approves() {
        return with("outcome", "approve");
    }

    /** A meeting's rejection. */
    static Answer rejects(String reasons) {
        return with("outcome", "reject").and("reasons", reasons);
    }

    /** A meeting with these members only, adjourned because it was not quorate. */
    static Answer adjourns(String... present) {
        return with("outcome", "adjourn").and("present", List.of(present));
    }

    /** An office-holder's answer: {@code approve}, {@code reject} or {@code interest}. */
    static Answer says(String verdict, String reasons) {
        return with("verdict", verdict).and("reasons", reasons);
    }

    /** The funds manager's way out of a shortfall. */
    static Answer finds(String wayOut) {
        return with("wayOut", wayOut);
    }

    static Answer with(String field, Object value) {
        return AS_USUAL.and(field, value);
    }

    static Answer by(String login) {
        return new Answer(login, Map.of());
    }

    Answer and(String field, Object value) {
        Map<String, Object> all = new HashMap<>(values);
        all.put(field, value);
        return new Answer(by, all);
    }

    Answer doneBy(String login) {
        return new Answer(login, values);
    }
}
