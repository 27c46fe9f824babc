package org.communitysafety.incident;

/** The chair considers whether to recommend a homicide review (C7). */
public record HomicideReviewAsked(Incident incident) {}
