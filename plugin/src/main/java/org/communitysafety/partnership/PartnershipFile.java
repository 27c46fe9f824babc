package org.communitysafety.partnership;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;

/**
 * What a partnership's file says, entry by entry; see {@code docs/partnership-file.md}. Ids are those of the file;
 * {@link Keys} makes the register's keys of them. A file that {@link PartnershipFileReader} returned is complete and
 * consistent. {@code assumed} marks an entry that the partnership's own documents leave open.
 *
 * @param id the tenant
 * @param funding null for a partnership without funding applications (F20)
 * @param hub null for a partnership without a community safety hub
 * @param incidents null for a partnership without a procedure for critical incidents
 */
public record PartnershipFile(
        String id,
        String name,
        String prefix,
        List<OrganisationEntry> organisations,
        List<PersonEntry> people,
        List<BodyEntry> bodies,
        List<OfficeEntry> offices,
        List<PriorityEntry> priorities,
        FundingEntry funding,
        List<FundEntry> funds,
        HubEntry hub,
        IncidentsEntry incidents) {

    public PartnershipFile {
        organisations = orEmpty(organisations);
        people = orEmpty(people);
        bodies = orEmpty(bodies);
        offices = orEmpty(offices);
        priorities = orEmpty(priorities);
        funds = orEmpty(funds);
    }

    public record OrganisationEntry(
            String id, String name, Organisation.Standing standing, String sector, boolean assumed) {}

    /**
     * @param id the login, unique over all partnerships
     * @param organisation null for somebody of none
     */
    public record PersonEntry(String id, String name, String email, String organisation, boolean assumed) {}

    /**
     * @param rhythm see {@link Rhythm}
     * @param at time of day, Europe/London
     * @param agendaOpens calendar days before a meeting on which its preparation starts
     * @param agendaAgreedBy ids of the offices that agree the agenda before papers go out
     * @param reports what offices report to each meeting
     * @param meetingsAYear null where no minimum is laid down
     */
    public record BodyEntry(
            String id,
            String kind,
            String name,
            String rhythm,
            LocalTime at,
            Integer agendaOpens,
            List<String> agendaAgreedBy,
            List<ReportEntry> reports,
            Integer meetingsAYear,
            List<SeatEntry> seats,
            boolean assumed) {

        public BodyEntry {
            agendaOpens = agendaOpens == null ? Body.AGENDA_OPENS : agendaOpens;
            agendaAgreedBy = orEmpty(agendaAgreedBy);
            reports = orEmpty(reports);
            seats = orEmpty(seats);
        }
    }

    /** @param office id of the office that reports */
    public record ReportEntry(String title, String office) {}

    /**
     * @param member null while the seat is vacant
     * @param until last day of a co-opted seat; null while no end is known
     * @param yearly null for a seat that is not filled anew every year
     */
    public record SeatEntry(
            String id,
            String title,
            String organisation,
            Seat.Standing standing,
            String member,
            List<String> deputies,
            LocalDate until,
            boolean onlyWhileHeld,
            YearlyEntry yearly,
            boolean assumed) {

        public SeatEntry {
            standing = standing == null ? Seat.Standing.MEMBER : standing;
            deputies = orEmpty(deputies);
        }
    }

    /**
     * Filled anew every year.
     *
     * @param by id of the body that chooses
     * @param from first day of each term, such as {@code 05-01}
     * @param noticeDays calendar days before a term's end from which the choice is prepared
     */
    public record YearlyEntry(String by, Yearly.How how, String from, Integer noticeDays) {

        public YearlyEntry {
            noticeDays = noticeDays == null ? Yearly.NOTICE_DAYS : noticeDays;
        }
    }

    /**
     * @param body null for an office of the whole partnership
     * @param yearly null for an office that is not filled anew every year
     */
    public record OfficeEntry(
            String id,
            String name,
            String body,
            Office.Duty duty,
            boolean decidesSmallBids,
            boolean fromResponsibleAuthority,
            YearlyEntry yearly,
            List<TermEntry> holders,
            boolean assumed) {

        public OfficeEntry {
            duty = duty == null ? Office.Duty.OTHER : duty;
            holders = orEmpty(holders);
        }
    }

    /**
     * @param from null where the start is not known
     * @param until last day; null while no end is known
     */
    public record TermEntry(String person, LocalDate from, LocalDate until) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public TermEntry {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static TermEntry of(String person) {
            return new TermEntry(person, null, null);
        }

        Office.Term term() {
            return new Office.Term(person, from == null ? Office.Term.UNKNOWN_START : from, until);
        }

        /** The same; without dates, the term of an office that is filled yearly is the one around this day. */
        Office.Term term(Yearly yearly, LocalDate day) {
            return yearly == null || from != null || until != null
                    ? term()
                    : new Office.Term(person, yearly.startsOn(day), yearly.endsOn(day));
        }
    }

    public record PriorityEntry(String id, String name, boolean assumed) {}

    /**
     * How funding applications travel; the ids of two bodies and two offices, and periods.
     *
     * @param performanceGroup null if there is none
     * @param policyOfficer null if there is none
     * @param closeOfBusiness time of day at which the periods of working days end, Europe/London
     */
    public record FundingEntry(
            String performanceGroup,
            String board,
            String policyOfficer,
            String fundsManager,
            Integer reminderWorkingDays,
            Integer deadlineWorkingDays,
            LocalTime closeOfBusiness,
            Integer evaluationMonths,
            boolean assumed) {

        static final FundingEntry NONE = new FundingEntry(null, null, null, null, null, null, null, null, false);

        public FundingEntry {
            reminderWorkingDays = reminderWorkingDays == null ? 3 : reminderWorkingDays;
            deadlineWorkingDays = deadlineWorkingDays == null ? 10 : deadlineWorkingDays;
            closeOfBusiness = closeOfBusiness == null ? LocalTime.of(17, 0) : closeOfBusiness;
            evaluationMonths = evaluationMonths == null ? 3 : evaluationMonths;
        }
    }

    /** @param financialYear the year in which it starts, or {@code current} */
    public record FundEntry(
            String id, String name, String financialYear, BigDecimal total, List<LineEntry> lines, boolean assumed) {

        static final String CURRENT = "current";

        public FundEntry {
            total = pounds(total);
            lines = orEmpty(lines);
        }

        /** 1 April; of the financial year around the day of the import where the file says {@code current}. */
        public LocalDate startsOn(LocalDate importedOn) {
            return LocalDate.of(
                    CURRENT.equals(financialYear)
                            ? importedOn.minusMonths(3).getYear()
                            : Integer.parseInt(financialYear),
                    4,
                    1);
        }

        /** 31 March: the last day that money may be spent (F19). */
        public LocalDate endsOn(LocalDate importedOn) {
            return startsOn(importedOn).plusYears(1).minusDays(1);
        }
    }

    public record LineEntry(String id, String name, BigDecimal amount, boolean contingency) {

        public LineEntry {
            amount = pounds(amount);
        }
    }

    /** Whether it is an amount of money that can be kept: pounds and pence, below a million million. */
    static boolean money(BigDecimal amount) {
        return amount.scale() <= 2 && (long) amount.precision() - amount.scale() <= 12;
    }

    private static BigDecimal pounds(BigDecimal amount) {
        return amount != null && money(amount) ? amount.setScale(2) : amount;
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(list);
    }
}
