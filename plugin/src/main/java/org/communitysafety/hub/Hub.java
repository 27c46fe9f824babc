package org.communitysafety.hub;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * How a partnership's hub works, from the partnership's file.
 *
 * @param manager key of the office that the chair raises concerns with (H24)
 * @param cutOffDays calendar days before a meeting
 * @param cutOffAt time of day in London until which something is in time (H3)
 * @param terms name of the terms that members sign
 * @param reminderDays calendar days before an action is due
 * @param longestMinutes of a meeting without a guest speaker (H7)
 * @param minutesAt time of day in London at which minutes go out on the day after a meeting (H9)
 * @param protocol the information sharing protocol in words (H26)
 * @param statement version of the data protection statement that is read now (H18)
 */
public record Hub(
        @Id String tenant,
        String manager,
        int cutOffDays,
        LocalTime cutOffAt,
        String terms,
        int agreementMonths,
        int reminderDays,
        int longestMinutes,
        LocalTime minutesAt,
        String protocol,
        String statement,
        @MappedCollection(idColumn = "hub") Set<HubStatement> statements,
        @MappedCollection(idColumn = "hub") Set<HubChoice> choices,
        @Version int version) {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    /** The last second that is in time for a meeting on this day, whatever the clocks do in between (H3). */
    public Instant cutOff(LocalDate heldOn) {
        return heldOn.minusDays(cutOffDays).atTime(cutOffAt).atZone(UK).toInstant();
    }

    /** Whether something that came at this moment is in time for a meeting on this day; the cut-off's own second is. */
    public boolean inTime(Instant received, LocalDate heldOn) {
        return received.isBefore(cutOff(heldOn).plusSeconds(1));
    }

    /** When the minutes of a meeting on this day go out (H9). */
    public Instant minutesDue(LocalDate heldOn) {
        return heldOn.plusDays(1).atTime(minutesAt).atZone(UK).toInstant();
    }

    /** The data protection statement of this version, point by point (H26). */
    public List<String> statement(String version) {
        return statements.stream()
                .filter(point -> point.edition().equals(version))
                .sorted(Comparator.comparing(HubStatement::position))
                .map(HubStatement::content)
                .toList();
    }

    /** What people choose from, in the order of the file. */
    public List<HubChoice> choices(HubChoice.Kind kind) {
        return choices.stream()
                .filter(choice -> choice.kind() == kind)
                .sorted(Comparator.comparing(HubChoice::position))
                .toList();
    }

    /** What a choice is called; the id itself where the partnership no longer has it. */
    public String name(HubChoice.Kind kind, String choice) {
        return choices(kind).stream()
                .filter(one -> one.choice().equals(choice))
                .map(HubChoice::name)
                .findFirst()
                .orElse(choice);
    }

    /** The marking that an entry has where nobody says otherwise: the first one. */
    public String usualMarking() {
        return choices(HubChoice.Kind.MARKING).get(0).choice();
    }

    void refuseUnknown(HubChoice.Kind kind, String choice) {
        Refused.unless(
                choices(kind).stream().anyMatch(one -> one.choice().equals(choice)),
                "\"%s\" is no choice of this partnership. Choose one from the list.",
                choice);
    }
}
