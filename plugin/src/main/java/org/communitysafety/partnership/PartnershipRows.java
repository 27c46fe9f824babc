package org.communitysafety.partnership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communitysafety.partnership.PartnershipFile.BodyEntry;
import org.communitysafety.partnership.PartnershipFile.FundingEntry;
import org.communitysafety.partnership.PartnershipFile.OfficeEntry;
import org.communitysafety.partnership.PartnershipFile.PriorityEntry;
import org.communitysafety.partnership.PartnershipFile.ReportEntry;
import org.communitysafety.partnership.PartnershipFile.SeatEntry;
import org.communitysafety.partnership.PartnershipFile.YearlyEntry;

/**
 * The register's rows for what a partnership's file says.
 *
 * @param importedOn what is filled yearly has its term around this day where the file gives no dates
 */
record PartnershipRows(PartnershipFile file, LocalDate importedOn) {

    private static final int NEW = 0;

    Partnership partnership() {
        FundingEntry funding = file.funding() == null ? FundingEntry.NONE : file.funding();
        return new Partnership(
                tenant(),
                file.name(),
                file.prefix(),
                key(funding.performanceGroup()),
                key(funding.board()),
                key(funding.policyOfficer()),
                key(funding.fundsManager()),
                funding.reminderWorkingDays(),
                funding.deadlineWorkingDays(),
                funding.closeOfBusiness(),
                funding.evaluationMonths(),
                NEW);
    }

    List<Organisation> organisations() {
        return file.organisations().stream()
                .map(o -> new Organisation(organisation(o.id()), tenant(), o.name(), o.standing(), o.sector(), NEW))
                .toList();
    }

    List<Person> people() {
        return file.people().stream()
                .map(p -> new Person(p.id(), tenant(), p.name(), p.email(), organisation(p.organisation()), true, NEW))
                .toList();
    }

    List<Body> bodies() {
        return file.bodies().stream().map(this::body).toList();
    }

    private Body body(BodyEntry body) {
        return new Body(
                key(body.id()),
                tenant(),
                body.kind(),
                body.name(),
                body.rhythm(),
                body.at(),
                body.agendaOpens(),
                body.meetingsAYear(),
                body.agendaAgreedBy().stream()
                        .map(office -> new Body.AgendaOffice(key(office)))
                        .collect(Collectors.toSet()),
                reports(body.reports()),
                NEW);
    }

    private Set<Body.BodyReport> reports(List<ReportEntry> reports) {
        return IntStream.range(0, reports.size())
                .mapToObj(index -> new Body.BodyReport(
                        index + 1,
                        reports.get(index).title(),
                        key(reports.get(index).office())))
                .collect(Collectors.toSet());
    }

    List<Seat> seats() {
        List<Seat> seats = new ArrayList<>();
        for (BodyEntry body : file.bodies()) {
            for (SeatEntry seat : body.seats()) {
                int position = body.seats().indexOf(seat) + 1;
                seats.add(seat(body, seat, position));
            }
        }
        return seats;
    }

    private Seat seat(BodyEntry body, SeatEntry seat, int position) {
        Yearly yearly = yearly(seat.yearly());
        return new Seat(
                Keys.seat(tenant(), body.id(), seat.id()),
                tenant(),
                key(body.id()),
                position,
                seat.title(),
                organisation(seat.organisation()),
                seat.standing(),
                seat.member(),
                seat.deputies().stream().map(Seat.Deputy::new).collect(Collectors.toSet()),
                seat.until() == null && yearly != null ? yearly.endsOn(importedOn) : seat.until(),
                seat.onlyWhileHeld(),
                yearly,
                NEW);
    }

    List<Office> offices() {
        return file.offices().stream().map(this::office).toList();
    }

    private Office office(OfficeEntry office) {
        Yearly yearly = yearly(office.yearly());
        return new Office(
                key(office.id()),
                tenant(),
                office.name(),
                key(office.body()),
                office.duty(),
                office.decidesSmallBids(),
                office.fromResponsibleAuthority(),
                yearly,
                office.holders().stream()
                        .map(term -> term.term(yearly, importedOn))
                        .collect(Collectors.toSet()),
                NEW);
    }

    private Yearly yearly(YearlyEntry entry) {
        return entry == null ? null : new Yearly(key(entry.by()), entry.how(), entry.from(), entry.noticeDays());
    }

    List<Priority> priorities() {
        return IntStream.range(0, file.priorities().size())
                .mapToObj(this::priority)
                .toList();
    }

    private Priority priority(int index) {
        PriorityEntry priority = file.priorities().get(index);
        return new Priority(Keys.priority(tenant(), priority.id()), tenant(), index + 1, priority.name(), NEW);
    }

    private String tenant() {
        return file.id();
    }

    private String key(String bodyOrOffice) {
        return bodyOrOffice == null ? null : Keys.of(tenant(), bodyOrOffice);
    }

    private String organisation(String id) {
        return id == null ? null : Keys.organisation(tenant(), id);
    }
}
