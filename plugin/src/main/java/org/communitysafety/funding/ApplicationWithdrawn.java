package org.communitysafety.funding;

/** The applicant took an application back. */
public record ApplicationWithdrawn(String number, String tenant) {}
