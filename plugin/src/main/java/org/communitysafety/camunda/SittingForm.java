package org.communitysafety.camunda;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.BodyDecision;
import org.communitysafety.funding.GroupAnswer;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Interests;
import org.communitysafety.meeting.Minute;
import org.communitysafety.meeting.Presence;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** The form in which a body's chair or secretary records who was there and what was said about an application. */
class SittingForm {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    /** Between the seat and the deputy in a choice's value; neither can contain it. */
    private static final String AND = "|";

    private final Register register;
    private final Sittings sittings;
    private final Attendance attendance;
    private final Interests interests;
    private final Applications applications;
    private final ApplicationViews views;

    SittingForm(
            Register register,
            Sittings sittings,
            Attendance attendance,
            Interests interests,
            Applications applications,
            ApplicationViews views) {
        this.register = register;
        this.sittings = sittings;
        this.attendance = attendance;
        this.interests = interests;
        this.applications = applications;
        this.views = views;
    }

    /**
     * @param attendanceTaken whether the meeting's attendance has been taken, which then counts for this item too
     * @param attendance what that means, in words
     * @param present keys of the seats whose member was there, as recorded for an earlier item of the sitting
     * @param deputies seat and login of deputies who were there, likewise
     */
    record View(
            List<Row> details,
            List<Row> history,
            String meeting,
            boolean attendanceTaken,
            String attendance,
            String overdueEvaluations,
            String noPart,
            List<Option> memberOptions,
            List<Option> deputyOptions,
            List<Option> seatOptions,
            List<Option> lineOptions,
            List<String> present,
            List<String> deputies,
            List<String> interests,
            String line) {}

    /**
     * @param outcome {@code support}, {@code revise}, {@code approve}, {@code reject} or {@code adjourn}
     * @param reasons of a rejection or revision
     * @param remarks reasons of a support or approval, if any
     * @param line key of the fund line
     */
    record Input(
            List<String> present,
            List<String> deputies,
            List<String> interests,
            String outcome,
            String reasons,
            String remarks,
            String line,
            String lineReason) {

        boolean adjourns() {
            return outcome.equals("adjourn");
        }

        GroupAnswer groupAnswer() {
            var verdict = GroupAnswer.Verdict.valueOf(outcome.toUpperCase(Locale.ROOT));
            return new GroupAnswer(minute(), verdict, said(), line, lineReason);
        }

        BodyDecision bodyDecision() {
            var verdict = BodyDecision.Verdict.valueOf(outcome.toUpperCase(Locale.ROOT));
            return new BodyDecision(minute(), verdict, said(), line, lineReason);
        }

        private String said() {
            return reasons == null ? remarks : reasons;
        }

        private Minute minute() {
            Map<String, String> acting = new HashMap<>();
            for (String choice : deputies) {
                String[] parts = choice.split("\\" + AND);
                Refused.unless(
                        acting.put(parts[0], parts[1]) == null,
                        "Two deputies are ticked for one seat. One person acts for a seat: untick one of them.");
            }
            return new Minute(Set.copyOf(present), acting, Set.copyOf(interests));
        }
    }

    View view(String number) {
        Application application = applications.application(number);
        AgendaItem item = sittings.open(application.tenant(), number)
                .orElseThrow(() -> new Refused("This application is on no agenda now. Reload the task list."));
        Sitting sitting = sittings.sitting(item.sitting());
        List<Seat> seats = register.seats(item.body());
        List<Presence> present = attendance.now(sitting);
        return new View(
                views.rows(application),
                views.history(application),
                "%s, %s".formatted(register.body(item.body()).name(), WHEN.format(sitting.opensAt())),
                sitting.attendanceTaken(),
                attendance(sitting, present),
                views.overdueEvaluations(application),
                "People of %s take no part in this item and do not count for its quorum."
                        .formatted(register.organisation(application.organisation())
                                .name()),
                seats.stream()
                        .filter(seat -> seat.member() != null)
                        .map(seat -> new Option(label(seat), seat.id()))
                        .toList(),
                seats.stream().flatMap(seat -> deputies(seat).stream()).toList(),
                seats.stream().map(seat -> new Option(label(seat), seat.id())).toList(),
                views.lines(application),
                present.stream()
                        .filter(one -> one.seat() != null && !one.deputy())
                        .map(Presence::seat)
                        .sorted()
                        .toList(),
                present.stream()
                        .filter(Presence::deputy)
                        .map(one -> one.seat() + AND + one.person())
                        .sorted()
                        .toList(),
                interested(seats, number),
                application.line());
    }

    private String attendance(Sitting sitting, List<Presence> present) {
        return sitting.attendanceTaken()
                ? "Attendance of this meeting has been taken. There now: %s."
                        .formatted(present.stream()
                                .map(one -> one.guest() == null
                                        ? name(one.person())
                                        : one.guest().name() + " (guest)")
                                .collect(Collectors.joining(", ")))
                : "Attendance counts for all items of this meeting, and is filled in from the item recorded before. A"
                        + " seat counts once: tick its member or a deputy, not both.";
    }

    private List<String> interested(List<Seat> seats, String number) {
        Set<String> people = interests.in(number);
        return seats.stream()
                .filter(seat -> people.contains(String.valueOf(seat.member())))
                .map(Seat::id)
                .toList();
    }

    private List<Option> deputies(Seat seat) {
        List<Option> options = new ArrayList<>();
        seat.deputies().stream()
                .map(Seat.Deputy::person)
                .sorted()
                .forEach(person -> options.add(
                        new Option("%s, for %s".formatted(name(person), label(seat)), seat.id() + AND + person)));
        return options;
    }

    private String label(Seat seat) {
        String organisation = register.organisation(seat.organisation()).name();
        return "%s, %s (%s)%s"
                .formatted(
                        seat.member() == null ? "Vacant" : name(seat.member()),
                        seat.title(),
                        organisation,
                        seat.votes() ? "" : ", no vote");
    }

    private String name(String person) {
        return register.person(person).name();
    }
}
