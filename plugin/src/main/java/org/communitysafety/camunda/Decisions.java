package org.communitysafety.camunda;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.communitysafety.meeting.PapersRule;
import org.communitysafety.meeting.PapersRule.DayType;
import org.communitysafety.meeting.Quorum;
import org.communitysafety.meeting.QuorumFacts;
import org.communitysafety.meeting.Rules;
import org.communitysafety.meeting.Tally;
import org.communitysafety.partnership.Refused;

/** Evaluates a partnership's decision tables, its own or the shared one, from within an engine command. */
public class Decisions {

    static final String QUORUM = "quorum";
    static final String FUNDING_ROUTE = "fundingRoute";
    static final String QUORUM_NEEDED = "quorumNeeded";
    static final String VOTE_OUTCOME = "voteOutcome";
    static final String PAPERS_DUE = "papersDue";

    private final DecisionAudit audit;

    Decisions(DecisionAudit audit) {
        this.audit = audit;
    }

    /**
     * Judges a sitting by the body's quorum table (G1 to G6).
     *
     * @param subject number of the item, for the audit trail
     * @throws Refused when the partnership has no quorum table
     */
    public Quorum quorum(String tenant, String subject, QuorumFacts facts) {
        return audit.about(tenant, subject, inputs(facts), () -> asked(tenant, facts));
    }

    /**
     * What the table would say of a meeting with these people. Kept in the audit trail only where it says no, because
     * only then something follows from it.
     */
    Quorum atBest(String tenant, String subject, QuorumFacts facts) {
        Quorum quorum = audit.about(() -> asked(tenant, facts));
        return quorum.quorate() ? quorum : quorum(tenant, subject, facts);
    }

    /** What the table says of those who are there now; nothing follows from it, and nothing is kept. */
    public Quorum quorumNow(String tenant, QuorumFacts facts) {
        return audit.about(() -> asked(tenant, facts));
    }

    private Quorum asked(String tenant, QuorumFacts facts) {
        Map<String, Object> result = evaluate(tenant, QUORUM, inputs(facts)).getSingleResult();
        return new Quorum(Boolean.TRUE.equals(result.get("quorate")), (String) result.get("unmet"));
    }

    private static VariableMap inputs(QuorumFacts facts) {
        return Variables.createVariables()
                .putValue("body", facts.body())
                .putValue("seats", facts.seats())
                .putValue("seatsPresent", facts.seatsPresent())
                .putValue("responsibleAuthoritiesPresent", facts.responsibleAuthoritiesPresent())
                .putValue("otherBodiesPresent", facts.otherBodiesPresent())
                .putValue("chairsPresent", facts.chairsPresent())
                .putValue("sectorsPresent", facts.sectorsPresent())
                .putValue("sectorsPresentBesidesChair", facts.sectorsPresentBesidesChair());
    }

    /**
     * What the partnership's tables say about the decisions of a kind of body (G1, G7).
     *
     * @param subject number of the item, for the audit trail
     */
    public Rules rules(String tenant, String subject, String kind) {
        return new Rules(
                facts -> quorum(tenant, subject, facts),
                byConsensus -> quorumNeeded(tenant, subject, kind, byConsensus),
                tally -> audit.about(() -> voteOutcome(tenant, kind, tally)));
    }

    /** By which clause a decision of this kind of body needs a quorum, or none; for the minutes. */
    public String quorumClause(String tenant, String kind, boolean byConsensus) {
        VariableMap asked = Variables.createVariables().putValue("body", kind).putValue("byConsensus", byConsensus);
        DmnDecisionResult rows = audit.about(() -> evaluate(tenant, QUORUM_NEEDED, asked));
        return rows.isEmpty() ? "" : String.valueOf(rows.getSingleResult().get("clause"));
    }

    /** A table that says nothing asks for a quorum (fail closed). */
    private boolean quorumNeeded(String tenant, String subject, String kind, boolean byConsensus) {
        VariableMap asked = Variables.createVariables().putValue("body", kind).putValue("byConsensus", byConsensus);
        DmnDecisionResult rows = audit.about(tenant, subject, asked, () -> evaluate(tenant, QUORUM_NEEDED, asked));
        return rows.isEmpty() || !Boolean.FALSE.equals(rows.getSingleResult().get("needed"));
    }

    /** Only looked up: what is decided by it is asked by the process. */
    private String voteOutcome(String tenant, String kind, Tally tally) {
        DmnDecisionResult rows = evaluate(
                tenant,
                VOTE_OUTCOME,
                Variables.createVariables()
                        .putValue("body", kind)
                        .putValue("votesFor", tally.votesFor())
                        .putValue("votesAgainst", tally.votesAgainst())
                        .putValue("castingVote", null));
        return rows.isEmpty() ? null : (String) rows.getSingleResult().get("outcome");
    }

    /**
     * When papers of a kind of body are due (G10).
     *
     * @param subject number of the meeting, for the audit trail; null where somebody only looks it up
     * @throws Refused when the partnership has no such table, or its table does not name this kind
     */
    public PapersRule papersDue(String tenant, String subject, String kind) {
        VariableMap inputs = Variables.createVariables().putValue("body", kind);
        DmnDecisionResult rows = subject == null
                ? audit.about(() -> evaluate(tenant, PAPERS_DUE, inputs))
                : audit.about(tenant, subject, inputs, () -> evaluate(tenant, PAPERS_DUE, inputs));
        Refused.unless(
                !rows.isEmpty(),
                "The table \"%s\" has no row for the kind of body \"%s\", so nobody knows when its papers are due. Ask"
                        + " the partnership's process owner to add the row; nothing was saved.",
                PAPERS_DUE,
                kind);
        Map<String, Object> row = rows.getSingleResult();
        var days = (Number) row.get("days");
        return new PapersRule(
                days == null ? 0 : days.intValue(),
                DayType.valueOf(String.valueOf(row.get("dayType")).toUpperCase(Locale.ROOT)),
                Boolean.TRUE.equals(row.get("clearDays")));
    }

    /**
     * What a table of the partnership says, row by row.
     *
     * @param subject number of what it is asked about, for the audit trail
     * @throws Refused when the partnership has no such table, neither its own nor a shared one
     */
    public List<Map<String, Object>> rows(String tenant, String subject, String key, Map<String, ?> inputs) {
        VariableMap asked = Variables.createVariables();
        inputs.forEach(asked::putValue);
        return audit.about(tenant, subject, asked, () -> evaluate(tenant, key, asked))
                .getResultList();
    }

    /** Whether the partnership has a decision with this key, its own or a shared one. */
    boolean exists(String tenant, String key) {
        return owned(tenant, key) || shared(key);
    }

    private DmnDecisionResult evaluate(String tenant, String key, VariableMap inputs) {
        Refused.unless(
                exists(tenant, key),
                "This partnership has no decision table \"%s\", so nothing can be decided. Have its table deployed.",
                key);
        ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
        DecisionService decisions = engine.getDecisionService();
        var evaluation = decisions.evaluateDecisionByKey(key).variables(inputs);
        var ofTenant = owned(tenant, key)
                ? evaluation.decisionDefinitionTenantId(tenant)
                : evaluation.decisionDefinitionWithoutTenantId();
        return unchecked(ofTenant::evaluate);
    }

    private static boolean owned(String tenant, String key) {
        return unchecked(() -> repository()
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .tenantIdIn(tenant)
                        .count()
                > 0);
    }

    private static boolean shared(String key) {
        return unchecked(() -> repository()
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .withoutTenantId()
                        .count()
                > 0);
    }

    private static RepositoryService repository() {
        return Context.getProcessEngineConfiguration().getRepositoryService();
    }

    /** The product asks its tables for everybody; who may ask them over REST is another matter. */
    private static <T> T unchecked(Callable<T> work) {
        return Context.getCommandContext().runWithoutAuthorization(work);
    }
}
