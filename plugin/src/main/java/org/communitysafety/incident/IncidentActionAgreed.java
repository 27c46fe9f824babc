package org.communitysafety.incident;

/** Somebody has something to do for an incident; they get a task. */
public record IncidentActionAgreed(IncidentAction action) {}
