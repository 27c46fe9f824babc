package org.communitysafety.partnership;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Somebody with a login.
 *
 * @param id the login name, unique over all partnerships
 * @param organisation key of the person's organisation; null for somebody of none
 */
public record Person(
        @Id String id,
        String tenant,
        String name,
        String email,
        String organisation,
        boolean active,
        @Version int version) {

    public boolean belongsTo(String organisation) {
        return organisation.equals(this.organisation);
    }
}
