package org.communitysafety.meeting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Refused;

/** Keeps individual cases off agendas: they belong to the hub (G16). */
final class CaseNumbers {

    /** Such as CCH-H-2026-0001, however it is written. */
    private static final Pattern CASE = Pattern.compile(
            "\\b[A-Z][A-Z0-9]{1,9}[\\s‐-―-]{1,3}H[\\s‐-―-]{1,3}\\d{4}[\\s‐-―-]{1,3}\\d{1,6}\\b",
            Pattern.CASE_INSENSITIVE);

    private CaseNumbers() {}

    static void refuseIn(Body body, String... texts) {
        if (Body.HUB.equals(body.kind())) {
            return;
        }
        for (String text : texts) {
            Matcher found = CASE.matcher(text);
            if (found.find()) {
                throw new Refused(("The item names the case %s. %s discusses no individual cases (G16): leave the case"
                                + " out, or take it to the hub.")
                        .formatted(found.group(), body.name()));
            }
        }
    }
}
