package org.communitysafety.hub;

/** An action has been agreed. Published in the transaction of the agreement, so that its task commits with it. */
public record ActionAgreed(HubAction action) {}
