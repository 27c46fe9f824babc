package org.communitysafety.meeting;

import java.time.Instant;
import org.springframework.data.annotation.Id;

/**
 * Who presides over a meeting from a moment on.
 *
 * @param temporary whether it is neither a chair nor a vice chair (G14)
 */
public record Presiding(@Id Long id, String sitting, String person, boolean temporary, Instant since) {}
