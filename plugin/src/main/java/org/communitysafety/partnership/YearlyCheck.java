package org.communitysafety.partnership;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Set;
import java.util.regex.Pattern;
import org.communitysafety.partnership.PartnershipFile.OfficeEntry;
import org.communitysafety.partnership.PartnershipFile.SeatEntry;
import org.communitysafety.partnership.PartnershipFile.YearlyEntry;

/** Checks what is filled anew every year, and which seats may lapse (G14, G18). */
record YearlyCheck(FileFindings findings, Set<String> bodies) {

    private static final Pattern DAY = Pattern.compile(
            "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])");

    private static final int LONGEST_NOTICE = 365;

    void run(OfficeEntry office, JsonPointer at) {
        if (office.yearly() == null) {
            return;
        }
        JsonPointer yearly = at.appendProperty("yearly");
        yearly(office.yearly(), yearly);
        if (office.yearly().how() == Yearly.How.CO_OPTION) {
            findings.wrong(
                    yearly.appendProperty("how"),
                    "Nobody is co-opted to an office. Use election or appointment for \"%s\".",
                    office.id());
        }
    }

    void run(SeatEntry seat, JsonPointer at) {
        boolean coOpted = seat.standing() == Seat.Standing.CO_OPTED;
        if (seat.until() != null && !coOpted) {
            findings.wrong(
                    at.appendProperty("until"),
                    "Only a co-opted seat lapses. Remove until from \"%s\", or give it the standing co-opted.",
                    seat.id());
        }
        if (seat.yearly() == null) {
            return;
        }
        JsonPointer yearly = at.appendProperty("yearly");
        yearly(seat.yearly(), yearly);
        if (!coOpted || (seat.yearly().how() != null && seat.yearly().how() != Yearly.How.CO_OPTION)) {
            findings.wrong(
                    yearly,
                    "A seat is filled yearly by co-option only. Give \"%s\" the standing co-opted and how: co-option,"
                            + " or remove yearly.",
                    seat.id());
        }
    }

    private void yearly(YearlyEntry yearly, JsonPointer at) {
        if (findings.present(at, "by", yearly.by())) {
            findings.known(at.appendProperty("by"), "body", "bodies", yearly.by(), bodies);
        }
        findings.present(at, "how", yearly.how());
        if (yearly.noticeDays() < 1 || yearly.noticeDays() > LONGEST_NOTICE) {
            findings.wrong(
                    at.appendProperty("noticeDays"),
                    "noticeDays is %d. Use a number from 1 to %d.",
                    yearly.noticeDays(),
                    LONGEST_NOTICE);
        }
        if (findings.text(at, "from", yearly.from())
                && !DAY.matcher(yearly.from()).matches()) {
            findings.wrong(
                    at.appendProperty("from"),
                    "\"%s\" is no day of every year. Write month and day such as \"05-01\".",
                    yearly.from());
        }
    }
}
