package org.communitysafety.partnership;

/**
 * An organisation has been removed from the hub (H11). Published in the transaction of the removal, so that whatever
 * takes its access away commits with it.
 *
 * @param organisation key of the organisation
 * @param number of the removal
 * @param actor login of whoever removed it
 */
public record MemberRemoved(String tenant, String organisation, String number, String actor) {}
