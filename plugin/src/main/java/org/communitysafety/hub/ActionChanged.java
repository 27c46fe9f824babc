package org.communitysafety.hub;

/** An open action has another owner, or was withdrawn. Published in the transaction of the change. */
public record ActionChanged(HubAction action) {}
