package org.communitysafety.camunda;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.communitysafety.messages.Outbox;
import org.springframework.mail.MailException;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends one message of the outbox as a job of its own, so that a mail that fails never undoes a decision. */
class OutboxJob implements JobHandler<OutboxJob.MessageId> {

    static final String TYPE = "community-safety-message";

    /** Which message. */
    record MessageId(String id) implements JobHandlerConfiguration {
        @Override
        public String toCanonicalString() {
            return id;
        }
    }

    private final Outbox outbox;
    private final TransactionTemplate ownTransaction;

    OutboxJob(Outbox outbox, TransactionTemplate ownTransaction) {
        this.outbox = outbox;
        this.ownTransaction = ownTransaction;
    }

    /** Queues the job with the transaction that wrote the message. */
    static void queue(CommandContext context, String message, String tenant) {
        queue(context, message, tenant, null);
    }

    private static void queue(CommandContext context, String message, String tenant, Date due) {
        var job = new MessageEntity();
        job.setDuedate(due);
        job.setJobHandlerType(TYPE);
        job.setJobHandlerConfiguration(new MessageId(message));
        job.setTenantId(tenant);
        context.getJobManager().send(job);
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(MessageId message, ExecutionEntity execution, CommandContext context, String tenantId) {
        try {
            Duration later = outbox.deliver(message.id());
            if (!later.isZero()) {
                Date due = Date.from(ClockUtil.getCurrentTime().toInstant().plus(later));
                queue(context, message.id(), tenantId, due);
            }
        } catch (MailException e) {
            ownTransaction.executeWithoutResult(status -> outbox.failed(message.id(), e.getMessage()));
            throw e;
        }
    }

    @Override
    public MessageId newConfiguration(String canonical) {
        return new MessageId(canonical);
    }

    @Override
    public void onDelete(MessageId message, JobEntity job) {
        // the message stays in the outbox
    }
}
