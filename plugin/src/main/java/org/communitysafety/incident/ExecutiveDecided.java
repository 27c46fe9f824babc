package org.communitysafety.incident;

/** The Executive closes an incident although confidence is not restored. */
public record ExecutiveDecided(Incident incident) {}
