package org.communitysafety.camunda.guard;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Stands around every command of the engine, and looks at what it changed before it is written to the database. */
final class GuardInterceptor extends CommandInterceptor {

    private final OwnWork work;
    private final Net net;
    private final Broadcasts broadcasts;
    private final Queries queries;

    GuardInterceptor(OwnWork work, Net net, Broadcasts broadcasts, Queries queries) {
        this.work = work;
        this.net = net;
        this.broadcasts = broadcasts;
        this.queries = queries;
    }

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        Frame frame = work.frame(context);
        try {
            if (frame == null) {
                return outermost(context, command);
            }
            return work.begins(command) && !work.underWay()
                    ? ours(frame, command)
                    : frame.running(command, next::execute);
        } catch (RuntimeException e) {
            throw GuardRefused.in(e).<RuntimeException>map(refused -> refused).orElse(e);
        }
    }

    private <T> T outermost(CommandContext context, Command<T> command) {
        Frame frame = work.open(context);
        try {
            if (work.begins(command)) {
                frame.enterOwn();
            }
            broadcasts.check(command);
            queries.check(command);
            T result = frame.running(command, next::execute);
            net.check(frame);
            return result;
        } finally {
            work.close();
        }
    }

    /** Somebody else's code calls the product: what they did before does not become the product's. */
    private <T> T ours(Frame frame, Command<T> command) {
        net.check(frame);
        frame.enterOwn();
        try {
            T result = frame.running(command, next::execute);
            net.check(frame);
            frame.keepAsOurs(net.rows(frame));
            return result;
        } finally {
            frame.leaveOwn();
        }
    }
}
