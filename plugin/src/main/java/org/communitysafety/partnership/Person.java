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

    Person active(boolean now) {
        return new Person(id, tenant, name, email, organisation, now, version);
    }

    /** With what the change names; the rest stays. */
    Person corrected(MembershipChange change) {
        return new Person(
                id,
                tenant,
                change.name() == null ? name : change.name(),
                change.email() == null ? email : change.email(),
                change.organisation() == null ? organisation : change.organisation(),
                active,
                version);
    }

    public boolean belongsTo(String organisation) {
        return organisation.equals(this.organisation);
    }
}
