package org.communitysafety.incident;

/** Nothing more is to be done about an incident: it was closed, or joined with another one. */
public record IncidentOver(Incident incident) {}
