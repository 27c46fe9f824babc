package org.communitysafety.camunda;

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
 * @param samples whether the four sample partnerships are imported too
 * @param guard protections of the whole engine
 */
@ConfigurationProperties("community-safety")
record CommunitySafetyProperties(
        @DefaultValue List<String> partnerships,
        String models,
        @DefaultValue("false") boolean samples,
        @DefaultValue GuardSettings guard) {}
