package org.communitysafety.partnership;

import java.util.Set;

/**
 * From today these people belong to other seats, organisations or offices than before, or to the partnership at all or
 * no longer.
 *
 * @param people logins
 */
public record MembershipChanged(String tenant, Set<String> people) {}
