package org.communitysafety.camunda.incidents;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.communitysafety.messages.GatewayFailed;
import org.communitysafety.messages.TextMessages;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands one text message to the operator's gateway as a job of its own. */
class TextJob implements JobHandler<TextJob.TextId> {

    static final String TYPE = "community-safety-text";

    /** Which text. */
    record TextId(String id) implements JobHandlerConfiguration {
        @Override
        public String toCanonicalString() {
            return id;
        }
    }

    private final TextMessages texts;
    private final TransactionTemplate ownTransaction;

    TextJob(TextMessages texts, TransactionTemplate ownTransaction) {
        this.texts = texts;
        this.ownTransaction = ownTransaction;
    }

    /** Queues the job with the transaction that wrote the text. */
    static void queue(CommandContext context, String text, String tenant) {
        var job = new MessageEntity();
        job.setJobHandlerType(TYPE);
        job.setJobHandlerConfiguration(new TextId(text));
        job.setTenantId(tenant);
        context.getJobManager().send(job);
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(TextId text, ExecutionEntity execution, CommandContext context, String tenantId) {
        try {
            texts.deliver(text.id());
        } catch (GatewayFailed e) {
            ownTransaction.executeWithoutResult(status -> texts.failed(text.id(), e.getMessage()));
            throw e;
        }
    }

    @Override
    public TextId newConfiguration(String canonical) {
        return new TextId(canonical);
    }

    @Override
    public void onDelete(TextId text, JobEntity job) {
        // the text stays
    }
}
