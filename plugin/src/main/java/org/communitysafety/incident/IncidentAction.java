package org.communitysafety.incident;

import java.time.Instant;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Something that somebody of an agency does for an incident, or tells the others, until a time (C4, C5).
 *
 * @param number for example {@code BCP-A-2026-0001}
 * @param owner login of who does it
 * @param entry id of the log's entry that says what is to be done
 */
public record IncidentAction(
        @Id String number,
        String tenant,
        String incident,
        Kind kind,
        String organisation,
        String owner,
        String askedBy,
        String entry,
        Instant agreedAt,
        Instant dueAt,
        Instant chasedAt,
        Instant doneAt,
        String doneBy,
        @Version int version) {

    /** What it is. */
    public enum Kind {
        ACTION("Action"),
        REQUEST("Request for information"),
        /** A lesson of the debrief, carried on as an action (C6). */
        LESSON("Lesson");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    public boolean open() {
        return doneAt == null;
    }

    IncidentAction chased(Instant at) {
        return new IncidentAction(
                number,
                tenant,
                incident,
                kind,
                organisation,
                owner,
                askedBy,
                entry,
                agreedAt,
                dueAt,
                at,
                doneAt,
                doneBy,
                version);
    }

    IncidentAction done(String by, Instant at) {
        Refused.unless(open(), "%s has been reported as done already. Reload the task list.", number);
        return new IncidentAction(
                number,
                tenant,
                incident,
                kind,
                organisation,
                owner,
                askedBy,
                entry,
                agreedAt,
                dueAt,
                chasedAt,
                at,
                by,
                version);
    }
}
