package org.communitysafety.camunda.meetings;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.camunda.Actor;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Resolutions;
import org.communitysafety.meeting.Rules;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.meeting.Votes;
import org.communitysafety.partnership.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One item of an open meeting, from the discussion to what came of it (G1, G7, G8). */
@Configuration(proxyBeanMethods = false)
class AgendaItemProcess {

    static final String KEY = "agendaItem";

    static final String DISCUSS_ITEM = "discussItem";
    static final String CAST_VOTE = "castVote";
    static final String CLOSE_VOTE = "closeVote";
    static final String RECORD_ROLL_CALL = "recordRollCall";
    static final String GIVE_CASTING_VOTE = "giveCastingVote";
    static final String RECORD_DECISION = "recordDecision";

    /** How the discussion was concluded: {@code vote}, {@code rollCall}, {@code adjourned} or anything else. */
    static final String HOW = "how";

    /** Key of the seat that an instance of the task belongs to. */
    static final String SEAT = "seat";

    /** Whether the meeting is quorate after the vote. */
    static final String QUORATE = "quorate";

    /** {@code carried}, {@code notCarried} or {@code castingVoteNeeded}. */
    static final String VOTE_OUTCOME = "voteOutcome";

    @Bean("communitySafety.items")
    ItemExpressions communitySafetyItems(Resolutions resolutions, Sittings sittings, Votes votes, Register register) {
        return new ItemExpressions(resolutions, sittings, votes, register);
    }

    @Bean("communitySafety.countVotes")
    JavaDelegate communitySafetyCountVotes(
            Resolutions resolutions, Votes votes, Register register, Decisions decisions) {
        return execution -> {
            String tenant = execution.getTenantId();
            String number = execution.getProcessBusinessKey();
            Rules rules = rules(resolutions, register, decisions, tenant, number);
            execution.setVariable(QUORATE, votes.count(tenant, number, Actor.current(), rules));
        };
    }

    @Bean("communitySafety.recordOutcome")
    JavaDelegate communitySafetyRecordOutcome(Resolutions resolutions) {
        return execution -> resolutions.decide(execution.getTenantId(), execution.getProcessBusinessKey(), (String)
                execution.getVariable(VOTE_OUTCOME));
    }

    @Bean("communitySafety.carryOverItem")
    JavaDelegate communitySafetyCarryOverItem(Resolutions resolutions, Sittings sittings) {
        return execution ->
                sittings.carryOver(resolutions.item(execution.getTenantId(), execution.getProcessBusinessKey()));
    }

    /** What the partnership's tables say about the decisions of the item's body. */
    static Rules rules(Resolutions resolutions, Register register, Decisions decisions, String tenant, String number) {
        AgendaItem item = resolutions.item(tenant, number);
        return decisions.rules(tenant, number, register.body(item.body()).kind());
    }
}
