package org.communitysafety.casefile;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A key, wrapped by a master key.
 *
 * @param id number of the case, or {@code <tenant>.search}
 * @param masterKey name of the master key
 */
record CaseKey(@Id String id, String tenant, String masterKey, byte[] wrapped, @Version int version) {

    CaseKey wrappedWith(String masterKey, byte[] wrapped) {
        return new CaseKey(id, tenant, masterKey, wrapped, version);
    }
}
