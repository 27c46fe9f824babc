package org.communitysafety.casefile;

/**
 * A case is open to other people than before: restricted, or no longer so (H17). Published in the transaction of the
 * change, so that tasks and permissions change with it.
 */
public record CaseRestricted(CaseFile file) {}
