package org.communitysafety.partnership;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * A board or group that meets and decides.
 *
 * @param id {@code <tenant>.<id>}, also the group of its people
 * @param kind what the decision tables call it: {@code board}, {@code performance-group}, {@code delivery-group},
 *     {@code executive}, {@code strategy-group}, {@code task-and-finish-group}, {@code hub}
 * @param rhythm when it meets, as an iCalendar recurrence rule, for example {@code FREQ=MONTHLY;BYDAY=2TU}
 * @param meetsAt time of day, Europe/London
 * @param agendaOpens calendar days before a meeting on which its preparation starts
 * @param meetingsAYear how many meetings a calendar year must have at least (G12); null where nothing is laid down
 * @param reports what offices report to each meeting (P8)
 * @param agendaOffices the offices that agree the agenda before papers go out (G10, G24); empty where none must
 */
public record Body(
        @Id String id,
        String tenant,
        String kind,
        String name,
        String rhythm,
        LocalTime meetsAt,
        int agendaOpens,
        Integer meetingsAYear,
        @MappedCollection(idColumn = "body") Set<AgendaOffice> agendaOffices,
        @MappedCollection(idColumn = "body") Set<BodyReport> reports,
        @Version int version) {

    public static final String DELIVERY_GROUP = "delivery-group";
    public static final String HUB = "hub";

    /** Calendar days before a meeting on which its preparation starts where the partnership's file does not say. */
    static final int AGENDA_OPENS = 28;

    /** An office that agrees the agenda. */
    public record AgendaOffice(String office) {}

    /** A report that an office gives to each meeting, in the order of the file. */
    public record BodyReport(int position, String title, String office) {}

    /** Keys of the offices that agree the agenda before papers go out, in a fixed order. */
    public List<String> agendaAgreedBy() {
        return agendaOffices.stream().map(AgendaOffice::office).sorted().toList();
    }
}
