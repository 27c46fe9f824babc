package org.communitysafety.casefile;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals and opens the fields of one case. A sealed field opens only in the tenant, case, row and field that it was
 * sealed for, so that nothing can be moved to where somebody else may read it.
 */
final class Seals {

    private final Aead key;
    private final String tenant;
    private final String number;

    Seals(Aead key, String tenant, String number) {
        this.key = key;
        this.tenant = tenant;
        this.number = number;
    }

    /** Null stays null. */
    byte[] seal(String row, String field, String text) {
        if (text == null) {
            return null;
        }
        try {
            return key.encrypt(text.getBytes(StandardCharsets.UTF_8), place(row, field));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A field of %s cannot be sealed".formatted(number), e);
        }
    }

    /** Null stays null. */
    String open(String row, String field, byte[] sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            return new String(key.decrypt(sealed, place(row, field)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The field %s of row %s does not belong to %s, or was changed outside the product"
                            .formatted(field, row, number),
                    e);
        }
    }

    /** None of the four can contain a line break. */
    private byte[] place(String row, String field) {
        return String.join("\n", tenant, number, row, field).getBytes(StandardCharsets.UTF_8);
    }
}
