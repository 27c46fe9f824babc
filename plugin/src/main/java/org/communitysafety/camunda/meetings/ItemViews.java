package org.communitysafety.camunda.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.camunda.Option;
import org.communitysafety.camunda.Row;
import org.communitysafety.meeting.ActionReports;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Attendance;
import org.communitysafety.meeting.Interests;
import org.communitysafety.meeting.Presence;
import org.communitysafety.meeting.Quorums;
import org.communitysafety.meeting.Resolution;
import org.communitysafety.meeting.Resolutions;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.meeting.Vote;
import org.communitysafety.meeting.Votes;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;

/** What the forms of an open meeting show, in words. */
class ItemViews {

    private final Register register;
    private final Resolutions resolutions;
    private final Sittings sittings;
    private final Attendance attendance;
    private final Quorums quorums;
    private final Interests interests;
    private final Votes votes;
    private final ActionReports reports;
    private final Decisions decisions;

    ItemViews(
            Register register,
            Resolutions resolutions,
            Sittings sittings,
            Attendance attendance,
            Quorums quorums,
            Interests interests,
            Votes votes,
            ActionReports reports,
            Decisions decisions) {
        this.register = register;
        this.resolutions = resolutions;
        this.sittings = sittings;
        this.attendance = attendance;
        this.quorums = quorums;
        this.interests = interests;
        this.votes = votes;
        this.reports = reports;
        this.decisions = decisions;
    }

    AgendaItem item(String tenant, String number) {
        return resolutions.item(tenant, number);
    }

    Resolution resolution(AgendaItem item) {
        return resolutions.of(item.id()).orElseThrow();
    }

    List<Row> details(AgendaItem item) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Item", item.name()));
        if (item.paper() != null) {
            rows.add(new Row("Title", item.paper().title()));
            if (item.kind() == AgendaItem.Kind.ACTIONS) {
                rows.add(new Row("How they stand now", reports.text(sitting(item))));
            } else if (item.paper().text() != null) {
                rows.add(new Row("What it is about", item.paper().text()));
            }
            if (item.paper().proposedBy() != null) {
                rows.add(new Row("Proposed by", name(item.paper().proposedBy())));
            }
        }
        if (item.concerns() != null) {
            rows.add(new Row(
                    "Concerns", register.organisation(item.concerns()).name() + ": its people take no part in it"));
        }
        return rows;
    }

    /** The item with what is put to the vote. */
    List<Row> motion(AgendaItem item) {
        List<Row> rows = new ArrayList<>(details(item));
        rows.add(new Row("Put to the vote", resolution(item).wording()));
        return rows;
    }

    /** Whether the meeting is quorate for the item at this moment, with what is missing (G5). */
    String quorum(AgendaItem item) {
        return said(
                quorums.now(sitting(item), item, facts -> decisions.quorumNow(item.tenant(), facts)), " for this item");
    }

    String quorum(Sitting sitting) {
        return said(quorums.now(sitting, facts -> decisions.quorumNow(sitting.tenant(), facts)), "");
    }

    private static String said(Quorums.Judged now, String forWhat) {
        return now.quorum().quorate()
                ? "**Quorate%s now**: %d of %d voting seats are there."
                        .formatted(forWhat, now.seatsPresent(), now.seats())
                : "**Not quorate%s now**: %s. The meeting can discuss; decisions that need a quorum wait."
                        .formatted(forWhat, now.quorum().unmet());
    }

    String declared(AgendaItem item) {
        String names =
                interests.in(item.subject()).stream().map(this::name).sorted().collect(Collectors.joining(", "));
        return names.isEmpty() ? "Nobody has declared an interest yet." : "Declared already: " + names + ".";
    }

    /** Those in the room who act for a seat. */
    List<Option> present(AgendaItem item) {
        return attendance.now(sitting(item)).stream()
                .filter(one -> one.person() != null)
                .map(one -> new Option(name(one.person()), one.person()))
                .toList();
    }

    /** Those in the room who vote on the item and could preside. */
    List<Option> voters(AgendaItem item) {
        return votes.entitled(sitting(item), item).values().stream()
                .map(login -> new Option(name(login), login))
                .toList();
    }

    /** The seats that may vote, with whoever acts for them. */
    List<Option> seats(AgendaItem item) {
        List<Option> seats = new ArrayList<>();
        votes.entitled(sitting(item), item)
                .forEach((seat, login) -> seats.add(new Option(name(login) + ", " + title(item, seat), seat)));
        return seats;
    }

    /** Who may vote, and who has voted; not how. */
    List<Row> voting(AgendaItem item) {
        List<String> voted = votes.of(item.id()).stream().map(Vote::seat).toList();
        return seats(item).stream()
                .map(seat -> new Row(seat.label(), voted.contains(seat.value()) ? "Has voted" : "Has not voted yet"))
                .toList();
    }

    List<Row> result(Resolution resolution) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("For", String.valueOf(resolution.votesFor())));
        rows.add(new Row("Against", String.valueOf(resolution.votesAgainst())));
        rows.add(new Row("Abstaining, not voting", String.valueOf(resolution.abstentions())));
        if (resolution.castingVote() != null) {
            rows.add(new Row("Casting vote", resolution.castingVote() == Vote.Choice.FOR ? "For" : "Against"));
        }
        if (resolution.outcome() != null) {
            rows.add(new Row("Outcome", resolution.outcome().toString()));
        }
        return rows;
    }

    List<Option> people(String tenant) {
        return register.people(tenant).stream()
                .filter(Person::active)
                .map(person -> new Option(person.name(), person.id()))
                .toList();
    }

    String title(AgendaItem item, String key) {
        return register.seats(item.body()).stream()
                .filter(seat -> seat.id().equals(key))
                .map(this::title)
                .findFirst()
                .orElse(key);
    }

    String title(Seat seat) {
        return "%s (%s)"
                .formatted(
                        seat.title(), register.organisation(seat.organisation()).name());
    }

    String who(Presence one) {
        return one.guest() == null ? name(one.person()) : one.guest().name();
    }

    String name(String login) {
        return register.person(login).name();
    }

    Sitting sitting(AgendaItem item) {
        return sittings.sitting(item.sitting());
    }
}
