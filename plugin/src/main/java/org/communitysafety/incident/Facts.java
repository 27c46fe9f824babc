package org.communitysafety.incident;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is known of an incident, as the table of criteria asks it (C1).
 *
 * @param policeJudgement whether the police judge it to be critical; the police alone say so (C2)
 * @param domesticAbuse whether domestic abuse is indicated; with a death, a homicide review is considered (C7)
 */
public record Facts(
        boolean crimeOrDisorder,
        boolean death,
        boolean lifeChanging,
        boolean publicDisorder,
        boolean repugnant,
        boolean mediaAttention,
        boolean reputationalRisk,
        boolean policeJudgement,
        boolean domesticAbuse) {

    /** The inputs of the table of criteria, by their names. */
    public Map<String, Boolean> asked() {
        Map<String, Boolean> asked = new LinkedHashMap<>();
        asked.put("crimeOrDisorder", crimeOrDisorder);
        asked.put("death", death);
        asked.put("lifeChanging", lifeChanging);
        asked.put("publicDisorder", publicDisorder);
        asked.put("repugnant", repugnant);
        asked.put("mediaAttention", mediaAttention);
        asked.put("reputationalRisk", reputationalRisk);
        asked.put("policeJudgement", policeJudgement);
        return asked;
    }

    /** Names of those that hold, joined by commas. */
    String named() {
        return asked().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(","));
    }

    /** Whether a homicide review is to be considered (C7). */
    public boolean homicide() {
        return death && domesticAbuse;
    }
}
