package org.communitysafety.hub;

import java.util.List;

/** Cases and actions with these numbers have other dates now, because a meeting was moved, cancelled or added. */
public record DatesMoved(String tenant, List<String> numbers) {}
