package org.communitysafety.partnership;

import static org.communitysafety.partnership.FileFindings.ROOT;
import static org.communitysafety.partnership.FileFindings.each;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.partnership.IncidentsEntry.MarkingEntry;
import org.communitysafety.partnership.IncidentsEntry.ProcedureEntry;
import org.communitysafety.partnership.IncidentsEntry.RecipientEntry;

/** Checks what a file says about critical incidents (C3, C4, C6, C8). */
record IncidentsCheck(PartnershipFile file, FileFindings findings, Set<String> organisations, Set<String> offices) {

    private static final JsonPointer INCIDENTS = ROOT.appendProperty("incidents");

    void run() {
        IncidentsEntry incidents = file.incidents();
        if (incidents == null) {
            return;
        }
        office(INCIDENTS, "dutyLead", incidents.dutyLead(), true);
        office(INCIDENTS, "chair", incidents.chair(), true);
        office(INCIDENTS, "secretary", incidents.secretary(), true);
        procedure(incidents.procedure());
        Set<String> areas = new HashSet<>();
        filled("areas", incidents.areas());
        each(INCIDENTS.appendProperty("areas"), incidents.areas(), (area, at) -> {
            findings.id(at, area.id(), "", areas);
            findings.text(at, "name", area.name());
        });
        markings(incidents.markings());
        filled("recipients", incidents.recipients());
        each(INCIDENTS.appendProperty("recipients"), incidents.recipients(), this::recipient);
        Set<String> measures = new HashSet<>();
        filled("measures", incidents.measures());
        each(INCIDENTS.appendProperty("measures"), incidents.measures(), (measure, at) -> {
            findings.id(at, measure.id(), "", measures);
            findings.text(at, "name", measure.name());
        });
        weeks(incidents);
    }

    private void filled(String property, List<?> list) {
        if (list.isEmpty()) {
            findings.wrong(INCIDENTS.appendProperty(property), "%s is missing. List at least one.", property);
        }
    }

    private void office(JsonPointer entry, String property, String id, boolean needed) {
        if (!needed || findings.present(entry, property, id)) {
            findings.known(entry.appendProperty(property), "office", "offices", id, offices);
        }
    }

    private void procedure(ProcedureEntry procedure) {
        JsonPointer at = INCIDENTS.appendProperty("procedure");
        if (!findings.present(INCIDENTS, "procedure", procedure)) {
            return;
        }
        findings.text(at, "version", procedure.version());
        findings.text(at, "title", procedure.title());
        if (findings.text(at, "signedOn", procedure.signedOn()) && !date(procedure.signedOn())) {
            findings.wrong(
                    at.appendProperty("signedOn"),
                    "\"%s\" is no date. Write one such as 2026-04-01, or current.",
                    procedure.signedOn());
        }
    }

    private static boolean date(String text) {
        if (ProcedureEntry.CURRENT.equals(text)) {
            return true;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void markings(List<MarkingEntry> markings) {
        JsonPointer list = INCIDENTS.appendProperty("markings");
        filled("markings", markings);
        Set<String> seen = new HashSet<>();
        each(list, markings, (marking, at) -> {
            findings.id(at, marking.id(), "", seen);
            findings.text(at, "name", marking.name());
            each(
                    at.appendProperty("organisations"),
                    marking.organisations(),
                    (organisation, where) ->
                            findings.known(where, "organisation", "organisations", organisation, organisations));
        });
        if (!markings.isEmpty()
                && markings.get(0) != null
                && !markings.get(0).organisations().isEmpty()) {
            findings.wrong(
                    list,
                    "The first marking is the one that is usual, so everybody who may know of an incident must be able"
                            + " to read it. Leave its organisations out.");
        }
    }

    private void recipient(RecipientEntry recipient, JsonPointer at) {
        findings.text(at, "group", recipient.group());
        if ((recipient.seat() == null) == (recipient.office() == null)) {
            findings.wrong(at, "Name either a seat or an office to be informed.");
        }
        findings.known(at.appendProperty("seat"), "seat", "bodies", recipient.seat(), seats());
        office(at, "office", recipient.office(), false);
        office(at, "deputy", recipient.deputy(), false);
    }

    private Set<String> seats() {
        return file.bodies().stream()
                .filter(Objects::nonNull)
                .flatMap(
                        body -> body.seats().stream().filter(Objects::nonNull).map(seat -> body.id() + "." + seat.id()))
                .collect(Collectors.toSet());
    }

    private void weeks(IncidentsEntry incidents) {
        int last = 0;
        for (Integer week : incidents.checkWeeks()) {
            if (week == null || week <= last) {
                findings.wrong(
                        INCIDENTS.appendProperty("checkWeeks"),
                        "checkWeeks must rise from 1, such as [1, 4, 12]. Correct it.");
                return;
            }
            last = week;
        }
        positive("repeatWeeks", incidents.repeatWeeks());
        positive("duplicateHours", incidents.duplicateHours());
        filled("checkWeeks", incidents.checkWeeks());
    }

    private void positive(String property, int value) {
        if (value < 1) {
            findings.wrong(INCIDENTS.appendProperty(property), "%s is %d. Use 1 or more.", property, value);
        }
    }
}
