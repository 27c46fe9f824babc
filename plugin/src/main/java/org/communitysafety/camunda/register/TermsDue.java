package org.communitysafety.camunda.register;

import org.communitysafety.meeting.Elections;
import org.communitysafety.partnership.Partnership;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.TermsMayHaveEnded;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Looks at yearly terms from time to time: raises an election for each that ends soon, and lets those that have ended
 * or begun show in who may do what (G14, G18). Run late or twice, it does the same.
 */
class TermsDue {

    private final Elections elections;
    private final Register register;
    private final ApplicationEventPublisher events;

    TermsDue(Elections elections, Register register, ApplicationEventPublisher events) {
        this.elections = elections;
        this.register = register;
        this.events = events;
    }

    /** For all partnerships; the caller opens the transaction. */
    void run() {
        for (Partnership partnership : register.partnerships()) {
            elections.raise(partnership.id());
            events.publishEvent(new TermsMayHaveEnded(partnership.id()));
        }
    }
}
