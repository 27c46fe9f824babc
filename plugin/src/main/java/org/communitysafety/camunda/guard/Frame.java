package org.communitysafety.camunda.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** One command of the engine from the outermost call to its flush: who moves it, and what it has done so far. */
final class Frame {

    private final CommandContext context;
    private final Set<String> declared = new HashSet<>();
    private final Map<CachedDbEntity, Object> ours = new HashMap<>();
    private Command<?> command;
    private int own;

    Frame(CommandContext context) {
        this.context = context;
    }

    CommandContext context() {
        return context;
    }

    /** The innermost command. */
    Command<?> command() {
        return command;
    }

    <T> T running(Command<T> inner, Function<Command<T>, T> next) {
        Command<?> outer = command;
        command = inner;
        try {
            return next.apply(inner);
        } finally {
            command = outer;
        }
    }

    boolean own() {
        return own > 0;
    }

    void enterOwn() {
        own++;
    }

    void leaveOwn() {
        own--;
    }

    void declare(Set<String> variables) {
        declared.addAll(variables);
    }

    boolean declares(String variable) {
        return declared.contains(variable);
    }

    /** The rows as they are now were written by the product; whoever changes them afterwards is asked again. */
    void keepAsOurs(List<CachedDbEntity> rows) {
        rows.forEach(row -> ours.put(row, state(row)));
    }

    boolean untouchedSince(CachedDbEntity row) {
        return ours.containsKey(row) && state(row).equals(ours.get(row));
    }

    private static Object state(CachedDbEntity row) {
        return List.of(row.getEntityState(), row.getEntity().getPersistentState());
    }
}
