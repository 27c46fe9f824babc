package org.communitysafety.camunda.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Knows whether the product itself is at work in the engine: a form, a job of one of its processes, or an event of the
 * domain. Whoever else changes the product's processes goes past the checks and is refused.
 */
public final class OwnWork {

    private static final String PRODUCT = "org.communitysafety.";

    /** Prefix of the types of the product's own jobs, which belong to no process. */
    private static final String OWN_JOBS = "community-safety-";

    private final OurProcesses processes;
    private final ThreadLocal<Deque<Frame>> frames = ThreadLocal.withInitial(ArrayDeque::new);
    private final ThreadLocal<Integer> doing = ThreadLocal.withInitial(() -> 0);

    OwnWork(OurProcesses processes) {
        this.processes = processes;
    }

    /** Does something that the product does, not a user. */
    public <T> T doing(Supplier<T> work) {
        doing.set(doing.get() + 1);
        try {
            return work.get();
        } finally {
            doing.set(doing.get() - 1);
        }
    }

    /** What a form's answer hands to the process now may be variables, besides those that the model names. */
    public void declare(Set<String> variables) {
        Frame frame = frames.get().peek();
        if (frame != null) {
            frame.declare(variables);
        }
    }

    boolean underWay() {
        Frame frame = frames.get().peek();
        return doing.get() > 0
                || frame != null && (frame.own() || ownJob(frame.context().getCurrentJob()));
    }

    /** The product's own command, or one that it wraps in {@link #doing}. */
    boolean begins(Command<?> command) {
        return doing.get() > 0 || command.getClass().getName().startsWith(PRODUCT);
    }

    private boolean ownJob(JobEntity job) {
        return job != null
                && (ownType(job) || job.getProcessInstanceId() != null && processes.ours(job.getProcessDefinitionId()));
    }

    static boolean ownType(JobEntity job) {
        return job.getJobHandlerType().startsWith(OWN_JOBS);
    }

    /** The command that the engine executes now. */
    Command<?> command() {
        Frame frame = frames.get().peek();
        return frame == null ? null : frame.command();
    }

    /** The frame of the command under way, if it is of this context. */
    Frame frame(CommandContext context) {
        Frame frame = frames.get().peek();
        return frame != null && frame.context() == context ? frame : null;
    }

    Frame open(CommandContext context) {
        Frame frame = new Frame(context);
        frames.get().push(frame);
        return frame;
    }

    void close() {
        frames.get().pop();
        if (frames.get().isEmpty()) {
            frames.remove();
        }
    }

    /** Login of whoever is at work; null without one. */
    static String user() {
        CommandContext context = Context.getCommandContext();
        return context == null ? null : context.getAuthenticatedUserId();
    }
}
