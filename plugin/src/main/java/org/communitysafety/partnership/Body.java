package org.communitysafety.partnership;

import java.time.LocalTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A board or group that meets and decides.
 *
 * @param id {@code <tenant>.<id>}, also the group of its people
 * @param kind what the decision tables call it: {@code board}, {@code performance-group}, {@code delivery-group},
 *     {@code executive}, {@code strategy-group}, {@code task-and-finish-group}, {@code hub}
 * @param rhythm when it meets, as an iCalendar recurrence rule, for example {@code FREQ=MONTHLY;BYDAY=2TU}
 * @param meetsAt time of day, Europe/London
 */
public record Body(
        @Id String id,
        String tenant,
        String kind,
        String name,
        String rhythm,
        LocalTime meetsAt,
        @Version int version) {

    public static final String DELIVERY_GROUP = "delivery-group";
    public static final String HUB = "hub";
}
