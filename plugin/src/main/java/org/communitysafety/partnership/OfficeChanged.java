package org.communitysafety.partnership;

import java.util.List;

/**
 * An office has other holders from today.
 *
 * @param office key of the office
 * @param before logins of those who held it
 * @param after logins of those who hold it now; empty when it has fallen vacant
 */
public record OfficeChanged(String tenant, String office, List<String> before, List<String> after) {}
