package org.communitysafety.incident;

/**
 * Somebody to be informed: whoever is on a seat, or holds an office (C3).
 *
 * @param recipients the group that the table of recipients names
 * @param seat key of a seat; null where an office is named
 * @param office key of an office; null where a seat is named
 * @param deputy key of the office that is told where the recipient does not acknowledge; null for none
 */
public record RecipientRule(int position, String recipients, String seat, String office, String deputy) {}
