package org.communitysafety.incident;

/** Somebody has died and domestic abuse is indicated: a homicide review is to be considered (C7). */
public record HomicideIndicated(Incident incident) {}
