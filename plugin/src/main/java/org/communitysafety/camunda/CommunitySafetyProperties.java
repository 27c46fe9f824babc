package org.communitysafety.camunda;

import java.time.Duration;
import java.util.List;
import org.communitysafety.camunda.guard.GuardSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The plugin's settings, {@code community-safety.*}.
 *
 * @param partnerships files of partnerships to import, for example {@code file:/etc/community-safety/*.yaml}
 * @param models folder with the partnerships' own models, {@code processes/<tenant>/}, {@code decisions/<tenant>/} and
 *     {@code forms/<tenant>/}, for example {@code file:/etc/community-safety/models/}; null if there are none
 * @param calendarInterval how often the calendar is looked at for meetings to prepare, for example {@code PT5M}
 * @param samples whether the four sample partnerships are imported too
 * @param extendIdPatterns whether ids of users, groups and tenants may have dots and hyphens, as ours have, besides what
 *     the application's own patterns allow
 * @param parseFeelOnce whether expressions of decision tables are parsed once and kept, in all tables of the engine; false
 *     leaves Camunda's FEEL engine as it is
 * @param guard protections of the whole engine
 */
@ConfigurationProperties("community-safety")
public record CommunitySafetyProperties(
        @DefaultValue List<String> partnerships,
        String models,
        @DefaultValue("PT5M") Duration calendarInterval,
        @DefaultValue("false") boolean samples,
        @DefaultValue("true") boolean extendIdPatterns,
        @DefaultValue("true") boolean parseFeelOnce,
        @DefaultValue GuardSettings guard) {}
