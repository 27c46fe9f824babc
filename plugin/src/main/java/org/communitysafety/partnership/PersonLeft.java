package org.communitysafety.partnership;

/**
 * Somebody belongs to the partnership no longer, from today; or a successor is named later.
 *
 * @param person login
 * @param successor login of a colleague who takes over what was the person's alone; null if nobody does
 */
public record PersonLeft(String tenant, String person, String successor) {}
