package org.communitysafety.camunda.incidents;

import org.communitysafety.incident.Facts;

/** The facts as forms ask them; a question that was not shown is a no. */
final class FactsInput {

    private FactsInput() {}

    static Facts of(
            Boolean crimeOrDisorder,
            Boolean death,
            Boolean lifeChanging,
            Boolean publicDisorder,
            Boolean repugnant,
            Boolean mediaAttention,
            Boolean reputationalRisk,
            Boolean policeJudgement,
            Boolean domesticAbuse) {
        return new Facts(
                yes(crimeOrDisorder),
                yes(death),
                yes(lifeChanging),
                yes(publicDisorder),
                yes(repugnant),
                yes(mediaAttention),
                yes(reputationalRisk),
                yes(policeJudgement),
                yes(domesticAbuse));
    }

    private static boolean yes(Boolean answer) {
        return Boolean.TRUE.equals(answer);
    }
}
