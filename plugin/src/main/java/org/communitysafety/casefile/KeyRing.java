package org.communitysafety.casefile;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.CrudRepository;

/** The keys of the cases and of each partnership's search, in the database, wrapped by the operator's master keys. */
class KeyRing {

    private static final String SEARCH = ".search";

    private final KeyRepository keys;
    private final MasterKeys masters;

    KeyRing(Storage storage, MasterKeys masters) {
        this.keys = storage.repository(KeyRepository.class);
        this.masters = masters;
        try {
            AeadConfig.register();
            MacConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Case files cannot be encrypted on this machine", e);
        }
    }

    /**
     * Makes ready for a partnership's case files: its search key is there, and every key is wrapped by the current
     * master key.
     *
     * @throws NoMasterKey where a master key is missing or is another one
     */
    void open(String tenant) {
        refuseWithoutMaster();
        if (keys.findById(tenant + SEARCH).isEmpty()) {
            create(tenant, tenant + SEARCH, PredefinedMacParameters.HMAC_SHA256_256BITTAG);
        }
        rewrap(tenant);
        ofSearch(tenant);
    }

    /** @throws NoMasterKey where nothing can be sealed */
    void refuseWithoutMaster() {
        masters.current();
    }

    /** Whether this partnership has been made ready before. */
    boolean has(String tenant) {
        return keys.existsByTenant(tenant);
    }

    /** Only the wrapping changes: nothing that a case's key has sealed is touched. */
    private void rewrap(String tenant) {
        for (CaseKey key : keys.findByTenantAndMasterKeyNot(tenant, masters.current())) {
            keys.save(key.wrappedWith(masters.current(), wrapped(key.tenant(), key.id(), handle(key))));
        }
    }

    /** A new random key of 256 bits for a case. */
    void create(String tenant, String number) {
        create(tenant, number, PredefinedAeadParameters.AES256_GCM);
    }

    private void create(String tenant, String id, Parameters parameters) {
        try {
            KeysetHandle handle = KeysetHandle.generateNew(parameters);
            keys.save(new CaseKey(id, tenant, masters.current(), wrapped(tenant, id, handle), 0));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key can be made for " + id, e);
        }
    }

    Aead ofCase(String number) {
        return primitive(number, Aead.class);
    }

    Mac ofSearch(String tenant) {
        return primitive(tenant + SEARCH, Mac.class);
    }

    /** What was sealed with it can never be opened again. */
    void destroy(String number) {
        keys.deleteById(number);
    }

    private <P> P primitive(String id, Class<P> kind) {
        refuseWithoutMaster();
        CaseKey key = keys.findById(id).orElseThrow(() -> new IllegalStateException("There is no key for " + id));
        try {
            return handle(key).getPrimitive(RegistryConfiguration.get(), kind);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of " + id + " cannot be used", e);
        }
    }

    private KeysetHandle handle(CaseKey key) {
        Aead master = masters.key(key.masterKey());
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(key.wrapped(), master, place(key.tenant(), key.id()));
        } catch (GeneralSecurityException e) {
            throw new NoMasterKey(
                    "The key of %s cannot be unwrapped with the master key \"%s\". Set the key that it was wrapped with."
                            .formatted(key.id(), key.masterKey()));
        }
    }

    private byte[] wrapped(String tenant, String id, KeysetHandle handle) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    handle, masters.key(masters.current()), place(tenant, id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of " + id + " cannot be wrapped", e);
        }
    }

    private static byte[] place(String tenant, String id) {
        return (tenant + '\n' + id).getBytes(StandardCharsets.UTF_8);
    }

    interface KeyRepository extends CrudRepository<CaseKey, String> {

        boolean existsByTenant(String tenant);

        List<CaseKey> findByTenantAndMasterKeyNot(String tenant, String masterKey);
    }
}
