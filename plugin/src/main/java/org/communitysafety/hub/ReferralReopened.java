package org.communitysafety.hub;

/** The chair has opened a closed case again (H24). Published in the transaction of the opening. */
public record ReferralReopened(String tenant, String number) {}
