package org.communitysafety.audit;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.Repository;

/** Keeps what happened. Rows are only ever added. */
public class AuditTrail {

    /** Actor of what nobody did by hand. */
    public static final String SYSTEM = "system";

    private final AuditRepository entries;
    private final Clock clock;

    AuditTrail(Storage storage, Clock clock) {
        this.entries = storage.repository(AuditRepository.class);
        this.clock = clock;
    }

    /**
     * Records a step of somebody's work.
     *
     * @param actor login, or {@link #SYSTEM}
     * @param subject number of the thing, for example of an application
     * @param transition what happened, for example {@code application supported}
     * @param detail without personal data; null if there is nothing more to say
     */
    public void record(String tenant, String actor, String subject, String transition, String detail) {
        entries.save(entry(tenant, actor, subject, transition, detail, null));
    }

    /** Records an evaluated decision with the table's version and the rules that matched (ids, comma-separated). */
    public void recordDecision(String tenant, String actor, String subject, Evaluation evaluation) {
        entries.save(entry(tenant, actor, subject, "decision evaluated", null, evaluation));
    }

    /** Everything about one subject, oldest first. */
    public List<Audit> of(String tenant, String subject) {
        return entries.findByTenantAndSubjectOrderByHappenedAtAscWrittenAsAsc(tenant, subject);
    }

    private Audit entry(
            String tenant, String actor, String subject, String transition, String detail, Evaluation evaluation) {
        Evaluation e = evaluation == null ? Evaluation.NONE : evaluation;
        return new Audit(
                UUID.randomUUID().toString(),
                clock.instant(),
                tenant,
                actor,
                subject,
                transition,
                detail,
                e.decision(),
                e.version(),
                e.rules(),
                e.inputs(),
                e.outputs(),
                null);
    }

    /**
     * What a decision table said.
     *
     * @param inputs the table's inputs as JSON
     * @param outputs what it answered as JSON
     */
    public record Evaluation(String decision, Integer version, String rules, String inputs, String outputs) {
        private static final Evaluation NONE = new Evaluation(null, null, null, null, null);
    }

    interface AuditRepository extends Repository<Audit, String> {
        Audit save(Audit entry);

        List<Audit> findByTenantAndSubjectOrderByHappenedAtAscWrittenAsAsc(String tenant, String subject);
    }
}
