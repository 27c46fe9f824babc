package org.communitysafety.partnership;

/** Some time has passed in which terms of office may have ended or begun, and co-opted seats may have lapsed. */
public record TermsMayHaveEnded(String tenant) {}
