package org.communitysafety.casefile;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The operator's keys for case files, {@code community-safety.case-files.*}.
 *
 * @param masterKey name of the master key that keys are wrapped with from now on; may be left out where there is one
 * @param masterKeys the master keys by their names: 32 random bytes each, in Base64
 * @param keyRequired whether the application does not start where a hub's case files cannot be opened; otherwise it
 *     warns, and each use of a case file is refused
 */
@ConfigurationProperties("community-safety.case-files")
public record CaseFileSettings(String masterKey, Map<String, String> masterKeys, boolean keyRequired) {

    public CaseFileSettings {
        masterKeys = masterKeys == null ? Map.of() : Map.copyOf(masterKeys);
    }

    /** Keys are never printed. */
    @Override
    public String toString() {
        return "CaseFileSettings[masterKey=%s, masterKeys=%s]".formatted(masterKey, masterKeys.keySet());
    }
}
