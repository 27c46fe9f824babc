package org.communitysafety.hub;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.messages.Attachment;
import org.communitysafety.partnership.Person;

/** A meeting as an iCalendar file (RFC 5545), for the recipients' calendars; times are in UTC. */
final class CalendarEntry {

    private CalendarEntry() {}

    /** @param sender whom an answer goes to */
    static Attachment of(Sitting sitting, String body, HubMeeting meeting, Person sender, Instant now) {
        Instant ends = sitting.opensAt().plus(Duration.ofMinutes(meeting.plannedMinutes()));
        VEvent event = (VEvent) new VEvent(false)
                .withProperty(new Uid(sitting.id() + "@" + sitting.tenant() + ".community-safety.invalid"))
                .withProperty(new DtStamp(now))
                .withProperty(new DtStart<>(sitting.opensAt()))
                .withProperty(new DtEnd<>(ends))
                .withProperty(new Summary(body))
                .withProperty(new Location(meeting.joining()))
                .withProperty(new Description("Only people whom the chair has authorised may attend. No recording."))
                .withProperty(new Organizer("mailto:" + sender.email()))
                .getFluentTarget();
        Calendar calendar = new Calendar()
                .withProperty(new ProdId("-//Community Safety for Camunda//Hub//EN"))
                .withProperty(ImmutableVersion.VERSION_2_0)
                .withProperty(ImmutableMethod.REQUEST)
                .withComponent(event)
                .getFluentTarget();
        return new Attachment(
                "invitation.ics",
                "text/calendar; charset=UTF-8; method=REQUEST",
                calendar.toString().getBytes(StandardCharsets.UTF_8));
    }
}
