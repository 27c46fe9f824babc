package org.communitysafety.partnership;

import static org.communitysafety.partnership.FileFindings.each;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.HashSet;
import java.util.Set;
import org.communitysafety.partnership.PartnershipFile.BodyEntry;
import org.communitysafety.partnership.PartnershipFile.ReportEntry;

/** Checks how a body's meetings are prepared and how many it must have, and who reports to them (G10, G12, G24, P8). */
record MeetingsCheck(FileFindings findings, Set<String> offices) {

    private static final int YEAR = 366;

    void run(BodyEntry body, JsonPointer at) {
        withinAYear(at, "agendaOpens", body.agendaOpens());
        if (body.meetingsAYear() != null) {
            withinAYear(at, "meetingsAYear", body.meetingsAYear());
        }
        each(at.appendProperty("reports"), body.reports(), this::report);
        Set<String> agreeing = new HashSet<>();
        each(at.appendProperty("agendaAgreedBy"), body.agendaAgreedBy(), (office, officeAt) -> {
            findings.known(officeAt, "office", "offices", office, offices);
            if (!agreeing.add(office)) {
                findings.wrong(officeAt, "The office \"%s\" agrees the agenda twice. Remove one of them.", office);
            }
        });
    }

    private void report(ReportEntry report, JsonPointer at) {
        findings.text(at, "title", report.title());
        if (findings.present(at, "office", report.office())) {
            findings.known(at.appendProperty("office"), "office", "offices", report.office(), offices);
        }
    }

    private void withinAYear(JsonPointer body, String property, int number) {
        if (number < 1 || number > YEAR) {
            findings.wrong(
                    body.appendProperty(property), "%s is %d. Use a number from 1 to %d.", property, number, YEAR);
        }
    }
}
