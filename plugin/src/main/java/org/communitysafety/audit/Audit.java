package org.communitysafety.audit;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Transient;
import org.springframework.data.domain.Persistable;

/**
 * One row of the audit trail; the decision's columns are null for what no table decided.
 *
 * @param writtenAs counts up over all rows, given by the database: orders what happened at one moment
 */
public record Audit(
        @Id String id,
        Instant happenedAt,
        String tenant,
        String actor,
        String subject,
        String transition,
        String detail,
        String decision,
        Integer decisionVersion,
        String rules,
        String inputs,
        String outputs,
        @ReadOnlyProperty Long writtenAs)
        implements Persistable<String> {

    @Override
    public String getId() {
        return id;
    }

    /** Rows are never updated: whatever is saved is new. */
    @Override
    @Transient
    public boolean isNew() {
        return true;
    }
}
