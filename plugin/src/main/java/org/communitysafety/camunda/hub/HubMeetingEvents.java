package org.communitysafety.camunda.hub;

import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.communitysafety.camunda.DueDates;
import org.communitysafety.hub.DatesMoved;
import org.communitysafety.hub.Hubs;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.CalendarChanged;
import org.communitysafety.meeting.Sitting;
import org.springframework.context.event.EventListener;

/** What the engine does when the hub's calendar changes, in the same transaction. */
class HubMeetingEvents {

    private final ProcessEngineConfigurationImpl engine;
    private final Calendar calendar;
    private final Hubs hubs;

    HubMeetingEvents(ProcessEngineConfigurationImpl engine, Calendar calendar, Hubs hubs) {
        this.engine = engine;
        this.calendar = calendar;
        this.hubs = hubs;
    }

    /** The cut-off, the meeting's beginning and its minutes move along; a cancelled meeting is not prepared. */
    @EventListener
    void on(CalendarChanged changed) {
        Sitting sitting = calendar.sitting(changed.sitting());
        if (sitting.number() == null
                || hubs.find(changed.tenant()).isEmpty()
                || !hubs.body(changed.tenant()).equals(sitting.body())) {
            return;
        }
        inEngine(context -> {
            switch (changed.kind()) {
                case MOVED -> DueDates.askAgain(context, sitting.tenant(), sitting.number());
                case CANCELLED -> cancel(sitting);
                case ADDED -> {
                    // its preparation starts when it is due
                }
            }
        });
    }

    private void cancel(Sitting sitting) {
        RuntimeService runtime = engine.getRuntimeService();
        runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(HubMeetingProcess.KEY)
                .processInstanceBusinessKey(sitting.number())
                .tenantIdIn(sitting.tenant())
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .forEach(instance -> runtime.createMessageCorrelation(HubMeetingProcess.MEETING_CANCELLED_MESSAGE)
                        .processInstanceId(instance)
                        .correlate());
    }

    @EventListener
    void on(DatesMoved moved) {
        inEngine(context -> moved.numbers().forEach(number -> DueDates.askAgain(context, moved.tenant(), number)));
    }

    private void inEngine(Consumer<CommandContext> work) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    work.accept(context);
                    return null;
                }));
    }
}
