package org.communitysafety.incident;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * How a partnership manages critical incidents, from its file.
 *
 * @param dutyLead key of the office that follows every incident
 * @param chair key of the office that is told last of somebody who does not acknowledge
 * @param secretary key of the office that records what the Executive decides
 * @param checkWeeks weeks after the response at which confidence is checked, such as {@code 1,4,12} (C6)
 * @param duplicateHours two reports from one area that lie closer together may be about the same
 * @param assumed whether recipients and times are still to be confirmed by the partnership
 */
public record IncidentRules(
        @Id String tenant,
        String dutyLead,
        String chair,
        String secretary,
        String checkWeeks,
        int repeatWeeks,
        int duplicateHours,
        boolean assumed,
        @MappedCollection(idColumn = "incident_rules") Set<IncidentChoice> choices,
        @MappedCollection(idColumn = "incident_rules") Set<RecipientRule> recipients,
        @Version int version) {

    /** In the order of the file. */
    public List<IncidentChoice> choices(IncidentChoice.Kind kind) {
        return choices.stream()
                .filter(choice -> choice.kind() == kind)
                .sorted(Comparator.comparing(IncidentChoice::position))
                .toList();
    }

    /** @throws Refused for what is not in the partnership's list */
    public IncidentChoice choice(IncidentChoice.Kind kind, String choice) {
        return choices(kind).stream()
                .filter(one -> one.choice().equals(choice))
                .findFirst()
                .orElseThrow(() -> new Refused("\"%s\" is no %s of this partnership. Choose one from the list."
                        .formatted(choice, kind.name().toLowerCase(java.util.Locale.ROOT))));
    }

    /** The marking of whatever nobody marks otherwise: readable for everybody involved. */
    public String usualMarking() {
        return choices(IncidentChoice.Kind.MARKING).get(0).choice();
    }

    /** Weeks after the response, rising. */
    public List<Integer> weeks() {
        return Arrays.stream(checkWeeks.split(",")).map(Integer::valueOf).toList();
    }

    /** In the order of the file. */
    List<RecipientRule> recipients(String group) {
        return recipients.stream()
                .filter(rule -> rule.recipients().equals(group))
                .sorted(Comparator.comparing(RecipientRule::position))
                .toList();
    }
}
