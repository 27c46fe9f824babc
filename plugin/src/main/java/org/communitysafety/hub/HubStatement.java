package org.communitysafety.hub;

/**
 * A point of the data protection statement (H26). Earlier editions stay, because minutes refer to them.
 *
 * @param edition which version of the statement
 */
record HubStatement(String edition, int position, String content) {}
