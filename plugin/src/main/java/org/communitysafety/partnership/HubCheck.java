package org.communitysafety.partnership;

import static org.communitysafety.partnership.FileFindings.ROOT;
import static org.communitysafety.partnership.FileFindings.each;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communitysafety.partnership.HubEntry.AgreementEntry;
import org.communitysafety.partnership.HubEntry.ChoiceEntry;
import org.communitysafety.partnership.PartnershipFile.BodyEntry;

/** Checks what a file says about its hub (H2 to H4, H7, H10, H26). */
record HubCheck(PartnershipFile file, FileFindings findings, Set<String> organisations, Set<String> offices) {

    private static final JsonPointer HUB = ROOT.appendProperty("hub");
    private static final int LONGEST_CUT_OFF = 31;
    private static final int LONGEST_WORDS = 4000;

    void run() {
        List<BodyEntry> hubs = file.bodies().stream()
                .filter(body -> body != null && Body.HUB.equals(body.kind()))
                .toList();
        if (hubs.size() > 1) {
            findings.wrong(
                    ROOT.appendProperty("bodies"), "There are %d bodies of the kind hub. Leave one.", hubs.size());
        }
        if (file.hub() == null) {
            if (!hubs.isEmpty()) {
                findings.wrong(
                        ROOT.appendProperty("bodies"),
                        "There is a body of the kind hub but no hub block. Add hub, which says what it deals with.");
            }
            return;
        }
        if (hubs.isEmpty()) {
            findings.wrong(HUB, "There is a hub block but no body of the kind hub. Add the body.");
        } else {
            officers(hubs.get(0));
        }
        if (findings.present(HUB, "manager", file.hub().manager())) {
            findings.known(
                    HUB.appendProperty("manager"),
                    "office",
                    "offices",
                    file.hub().manager(),
                    offices);
        }
        findings.text(HUB, "terms", file.hub().terms());
        positive("agreementMonths", file.hub().agreementMonths());
        positive("reminderDays", file.hub().reminderDays());
        positive("longestMinutes", file.hub().longestMinutes());
        words(HUB, "protocol", file.hub().protocol());
        cutOff();
        statement();
        choices("topics", file.hub().topics());
        choices("criteria", file.hub().criteria());
        choices("lawfulBases", file.hub().lawfulBases());
        choices("markings", file.hub().markings());
        each(HUB.appendProperty("agreements"), file.hub().agreements(), this::agreement);
    }

    private void officers(BodyEntry hub) {
        for (Office.Duty duty : List.of(Office.Duty.CHAIR, Office.Duty.SECRETARY)) {
            boolean there = file.offices().stream()
                    .anyMatch(office -> office != null
                            && hub.id() != null
                            && hub.id().equals(office.body())
                            && office.duty() == duty);
            if (!there) {
                findings.wrong(
                        HUB,
                        "The hub has no office with the duty %s. Add one for the body \"%s\".",
                        duty.name().toLowerCase(java.util.Locale.ROOT),
                        hub.id());
            }
        }
    }

    private void cutOff() {
        JsonPointer at = HUB.appendProperty("cutOff");
        if (!findings.present(HUB, "cutOff", file.hub().cutOff())) {
            return;
        }
        findings.present(at, "at", file.hub().cutOff().at());
        Integer days = file.hub().cutOff().daysBefore();
        if (findings.present(at, "daysBefore", days) && (days < 0 || days > LONGEST_CUT_OFF)) {
            findings.wrong(at.appendProperty("daysBefore"), "daysBefore is %d. Use 0 to %d.", days, LONGEST_CUT_OFF);
        }
    }

    private void statement() {
        JsonPointer at = HUB.appendProperty("statement");
        if (!findings.present(HUB, "statement", file.hub().statement())) {
            return;
        }
        findings.text(at, "version", file.hub().statement().version());
        each(
                at.appendProperty("points"),
                file.hub().statement().points(),
                (point, where) -> words(at, "points", point));
        if (file.hub().statement().points().isEmpty()) {
            findings.wrong(at, "points is missing. List what is read out at every meeting.");
        }
    }

    private void words(JsonPointer entry, String property, String value) {
        boolean there = findings.present(entry, property, value == null || value.isBlank() ? null : value);
        if (there && value.length() > LONGEST_WORDS) {
            findings.wrong(
                    entry.appendProperty(property),
                    "%s is longer than %d characters. Shorten it.",
                    property,
                    LONGEST_WORDS);
        }
    }

    private void positive(String property, int value) {
        if (value < 1) {
            findings.wrong(HUB.appendProperty(property), "%s is %d. Use 1 or more.", property, value);
        }
    }

    private void choices(String property, List<ChoiceEntry> choices) {
        JsonPointer list = HUB.appendProperty(property);
        if (choices.isEmpty()) {
            findings.wrong(list, "%s is missing. List what people can choose.", property);
        }
        Set<String> seen = new HashSet<>();
        each(list, choices, (choice, at) -> {
            findings.id(at, choice.id(), "", seen);
            findings.text(at, "name", choice.name());
        });
    }

    private void agreement(AgreementEntry agreement, JsonPointer at) {
        if (findings.present(at, "organisation", agreement.organisation())) {
            findings.known(
                    at.appendProperty("organisation"),
                    "organisation",
                    "organisations",
                    agreement.organisation(),
                    organisations);
        }
        findings.present(at, "basis", agreement.basis());
        findings.text(at, "signatory", agreement.signatory());
        findings.text(at, "position", agreement.position());
        findings.text(at, "email", agreement.email());
        findings.text(at, "telephone", agreement.telephone());
        if (findings.text(at, "signedOn", agreement.signedOn()) && !date(agreement.signedOn())) {
            findings.wrong(
                    at.appendProperty("signedOn"),
                    "\"%s\" is no date. Write one such as 2026-04-01, or current.",
                    agreement.signedOn());
        }
    }

    private static boolean date(String text) {
        if (AgreementEntry.CURRENT.equals(text)) {
            return true;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
