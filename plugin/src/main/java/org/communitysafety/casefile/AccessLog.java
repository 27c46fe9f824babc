package org.communitysafety.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.communitysafety.casefile.CaseLog.Row;
import org.communitysafety.partnership.Person;

/** Who read which case, for those who may know: the hub's chair (S1). */
public class AccessLog {

    private final CaseLog log;
    private final CaseFiles files;
    private final CaseAccess access;

    AccessLog(CaseLog log, CaseFiles files, CaseAccess access) {
        this.log = log;
        this.files = files;
        this.access = access;
    }

    /**
     * One read, or one that was refused.
     *
     * @param number of the case; {@code unknown} where somebody asked for one that there is not
     * @param organisation key of the reader's organisation at that time
     * @param task what it was read for; null where a reason was given
     * @param reason in the reader's words; null where there is a task, and after the case has been disposed of
     */
    public record Access(
            Instant at, String number, String login, String organisation, String task, String reason, boolean refused) {

        /** A reason may name people. */
        @Override
        public String toString() {
            return "Access[%s, %s, %s]".formatted(at, number, login);
        }
    }

    /** Whether this person may see the log. */
    public boolean open(Person viewer) {
        return access.maySeeTheLog(viewer);
    }

    /** About one case, newest first; empty for whoever may not see the log. */
    public Optional<List<Access>> ofCase(String number, Person viewer) {
        return shown(viewer, () -> log.ofCase(viewer.tenant(), number));
    }

    /** By one person, newest first; empty likewise. */
    public Optional<List<Access>> ofPerson(String login, Person viewer) {
        return shown(viewer, () -> log.ofPerson(viewer.tenant(), login));
    }

    /** By the people of one organisation, newest first; empty likewise. */
    public Optional<List<Access>> ofOrganisation(String organisation, Person viewer) {
        return shown(viewer, () -> log.ofOrganisation(viewer.tenant(), organisation));
    }

    private Optional<List<Access>> shown(Person viewer, Supplier<List<Row>> rows) {
        return open(viewer)
                ? Optional.of(rows.get().stream()
                        .map(row -> opened(row, viewer.tenant()))
                        .toList())
                : Optional.empty();
    }

    private Access opened(Row row, String tenant) {
        String reason = files.find(tenant, row.caseFile())
                .map(file -> files.seals(file).open(row.id(), "reason", row.reason()))
                .orElse(null);
        return new Access(
                row.happenedAt(),
                row.caseFile(),
                row.person(),
                row.organisation(),
                row.task(),
                reason,
                row.refused() != null);
    }
}
