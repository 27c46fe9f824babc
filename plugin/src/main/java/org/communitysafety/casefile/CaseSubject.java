package org.communitysafety.casefile;

import java.util.List;

/** Whom and what a case is about. */
public record CaseSubject(List<CasePerson> people, List<CasePlace> places) {

    public static final CaseSubject NOTHING = new CaseSubject(List.of(), List.of());
}
