package org.communitysafety.casefile;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The operator's master keys, by name. They wrap the keys of the cases and open nothing by themselves. */
final class MasterKeys {

    private static final int BYTES = 32;
    private static final String SETTINGS = "community-safety.case-files";

    private final Map<String, Aead> keys;
    private final String current;

    private MasterKeys(Map<String, Aead> keys, String current) {
        this.keys = keys;
        this.current = current;
    }

    /** @throws IllegalStateException for a key that is none, or where it is not clear which one is to be used */
    static MasterKeys of(CaseFileSettings settings) {
        Map<String, Aead> keys = new TreeMap<>();
        settings.masterKeys().forEach((name, key) -> {
            if (!key.isBlank()) {
                keys.put(name, aead(name, key));
            }
        });
        return new MasterKeys(keys, current(settings.masterKey(), keys.keySet()));
    }

    private static String current(String named, Collection<String> names) {
        if (names.isEmpty()) {
            return null;
        }
        if (named == null || named.isBlank()) {
            if (names.size() > 1) {
                throw new IllegalStateException(
                        "There are several master keys: %s. Say with %s.master-key which one new cases get."
                                .formatted(String.join(", ", names), SETTINGS));
            }
            return names.iterator().next();
        }
        if (!names.contains(named)) {
            throw new IllegalStateException(
                    "%s.master-key names \"%s\", but there is only %s. Correct the name or add the key."
                            .formatted(SETTINGS, named, String.join(", ", names)));
        }
        return named;
    }

    private static Aead aead(String name, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(wrong(name), e);
        }
        if (bytes.length != BYTES) {
            throw new IllegalStateException(wrong(name));
        }
        try {
            AeadConfig.register();
            var parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
            var key = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The master key \"%s\" cannot be used".formatted(name), e);
        }
    }

    private static String wrong(String name) {
        return "%s.master-keys.%s is no key: it must be 32 random bytes in Base64. Make one with \"openssl rand -base64 32\"."
                .formatted(SETTINGS, name);
    }

    /**
     * Name of the key that wraps new keys.
     *
     * @throws NoMasterKey where there is none
     */
    String current() {
        if (current == null) {
            throw new NoMasterKey(
                    "A hub keeps case files, and there is no master key to encrypt them. Whoever runs the application makes"
                            + " one with \"openssl rand -base64 32\", keeps it safe and apart from the database, and sets"
                            + " it as %s.master-keys.<name>, for example in the environment.".formatted(SETTINGS));
        }
        return current;
    }

    /** @throws NoMasterKey where the operator no longer has this key */
    Aead key(String name) {
        Aead key = keys.get(name);
        if (key == null) {
            throw new NoMasterKey(
                    "Case files are encrypted under the master key \"%s\", which is not there. Set %s.master-keys.%s again;"
                                    .formatted(name, SETTINGS, name)
                            + " it can go once everything has been wrapped with another one.");
        }
        return key;
    }
}
