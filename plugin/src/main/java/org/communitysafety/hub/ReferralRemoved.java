package org.communitysafety.hub;

/** The chair has taken an open case off the hub between meetings (H24). Published in the transaction of the removal. */
public record ReferralRemoved(String tenant, String number) {}
