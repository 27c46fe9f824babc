package org.communitysafety.meeting;

/**
 * Somebody takes no part any longer in what deals with this subject (F16).
 *
 * @param person login
 */
public record InterestDeclared(String tenant, String subject, String person) {}
