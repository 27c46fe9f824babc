package org.communitysafety.incident;

import java.util.List;

/** People are informed of an incident; each of them gets a task. */
public record NoticesIssued(Incident incident, List<Notice> notices) {}
