package org.communitysafety.incident;

/**
 * A criterion that makes an incident critical (C1).
 *
 * @param name for example {@code death}
 * @param clause where the partnership's table has it from
 */
public record Criterion(String name, String clause) {

    /** In the words of the constitution. */
    public String words() {
        return switch (name) {
            case "death" -> "A crime or disorder incident resulting in death";
            case "lifeChanging" ->
                "A crime or disorder incident resulting in life-changing or life-threatening conditions";
            case "publicDisorder" -> "Public disorder, likely to disrupt residents and the public";
            case "repugnance" -> "Significant repugnance, likely to stir up hatred, retaliation or disapproval";
            case "mediaOrReputation" -> "Significant media attention, or risk to the reputation of police or council";
            case "policeJudgement" -> "Judged by the police to be a critical incident";
            default -> name;
        };
    }
}
