package org.communitysafety.camunda.guard;

import java.util.List;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;

/**
 * Lies under every route into the engine: whatever a command is about to write is looked at, row by row. The product's
 * processes are moved by the product alone, only what a model names becomes a variable, and a number of ours is given
 * by the product.
 */
final class Net {

    private final OwnWork work;
    private final OwnRows own;
    private final ForeignRows foreign;
    private final Papers papers;

    /** @param numbersAreOurs whether a business key that looks like a number of ours is one, in whatever process */
    Net(OwnWork work, OurProcesses processes, Papers papers, boolean numbersAreOurs) {
        this.work = work;
        this.own = new OwnRows(processes);
        this.foreign = new ForeignRows(processes, new Batches(processes), numbersAreOurs);
        this.papers = papers;
    }

    /** @throws GuardRefused for the first row that may not be written */
    void check(Frame frame) {
        List<CachedDbEntity> rows = rows(frame);
        rows.stream().filter(Net::inserted).map(CachedDbEntity::getEntity).forEach(papers::check);
        if (work.underWay()) {
            rows.forEach(row -> own.check(frame, row));
        } else {
            foreign.check(
                    rows.stream().filter(row -> !frame.untouchedSince(row)).toList());
        }
    }

    List<CachedDbEntity> rows(Frame frame) {
        return frame.context().getDbEntityManager().getDbEntityCache().getCachedEntities();
    }

    static boolean inserted(CachedDbEntity row) {
        return row.getEntityState() == DbEntityState.TRANSIENT;
    }

    static boolean written(CachedDbEntity row) {
        return switch (row.getEntityState()) {
            case TRANSIENT, MERGED -> true;
            case PERSISTENT -> row.isDirty();
            default -> false;
        };
    }
}
