package org.communitysafety.partnership;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A priority of the partnership's current plan (F11).
 *
 * @param id {@code <tenant>.priority.<id>}
 */
public record Priority(@Id String id, String tenant, int position, String name, @Version int version) {}
