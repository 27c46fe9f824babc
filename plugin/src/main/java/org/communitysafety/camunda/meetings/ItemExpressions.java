package org.communitysafety.camunda.meetings;

import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Resolution;
import org.communitysafety.meeting.Resolutions;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.meeting.Votes;
import org.communitysafety.partnership.Register;

/** What the model of an agenda item asks the domain in expressions; it calls it {@code communitySafety.items}. */
public class ItemExpressions {

    private final Resolutions resolutions;
    private final Sittings sittings;
    private final Votes votes;
    private final Register register;

    ItemExpressions(Resolutions resolutions, Sittings sittings, Votes votes, Register register) {
        this.resolutions = resolutions;
        this.sittings = sittings;
        this.votes = votes;
        this.register = register;
    }

    /** Keys of the offices that record the item, without those who take no part in it (F16). */
    public List<String> recorders(DelegateExecution execution) {
        return sittings.recorders(item(execution));
    }

    /** Keys of the seats that may vote (G9). */
    public List<String> votingSeats(DelegateExecution execution) {
        AgendaItem item = item(execution);
        return List.copyOf(
                votes.entitled(sittings.sitting(item.sitting()), item).keySet());
    }

    /** Login of whoever acts for the seat of this instance of the task. */
    public String voter(DelegateExecution execution) {
        AgendaItem item = item(execution);
        return votes.entitled(sittings.sitting(item.sitting()), item)
                .get((String) execution.getVariable(AgendaItemProcess.SEAT));
    }

    public boolean allHaveVoted(DelegateExecution execution) {
        return votes.settled(execution.getTenantId(), execution.getProcessBusinessKey());
    }

    /** Login of whoever presides over the item. */
    public String presiding(DelegateExecution execution) {
        AgendaItem item = item(execution);
        return votes.presiding(sittings.sitting(item.sitting()), item);
    }

    /** The kind of the body, as the tables call it. */
    public String body(DelegateExecution execution) {
        return register.body(item(execution).body()).kind();
    }

    public Integer votesFor(DelegateExecution execution) {
        return resolution(execution).votesFor();
    }

    public Integer votesAgainst(DelegateExecution execution) {
        return resolution(execution).votesAgainst();
    }

    /** {@code for} or {@code against}; null while none was given. */
    public String castingVote(DelegateExecution execution) {
        var vote = resolution(execution).castingVote();
        return vote == null ? null : vote.name().toLowerCase(Locale.ROOT);
    }

    private Resolution resolution(DelegateExecution execution) {
        return resolutions.of(item(execution).id()).orElseThrow();
    }

    private AgendaItem item(DelegateExecution execution) {
        return resolutions.item(execution.getTenantId(), execution.getProcessBusinessKey());
    }
}
