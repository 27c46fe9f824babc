package org.communitysafety.camunda.register;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.meeting.Elections;

/** What the model of elections asks; it calls it {@code communitySafety.election}. */
public class ElectionExpressions {

    private final Elections elections;

    ElectionExpressions(Elections elections) {
        this.elections = elections;
    }

    /** Keys of the offices that record what was chosen. */
    public List<String> recorders(DelegateExecution execution) {
        return elections.recorders(execution.getProcessBusinessKey());
    }

    public Date meetingDate(DelegateExecution execution) {
        return Date.from(elections.meetingDate(execution.getProcessBusinessKey()));
    }

    /** The first moment after the term that ends. */
    public Date termEnd(DelegateExecution execution) {
        return Date.from(elections.termEnd(execution.getProcessBusinessKey()));
    }

    /** The first moment of the new term. */
    public Date firstDay(DelegateExecution execution) {
        return RegisterExpressions.startOf(
                elections.election(execution.getProcessBusinessKey()).startsOn());
    }
}
