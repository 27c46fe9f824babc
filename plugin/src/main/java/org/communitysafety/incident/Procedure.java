package org.communitysafety.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.partnership.Refused;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * A version of the procedure for critical incidents (BCP 5.9).
 *
 * @param number for example {@code BCP-V-2026-0001}
 * @param name what people call the version, for example {@code 1.1}
 * @param changes what is different; null for the first one
 * @param inForceAt when the last responsible authority signed; null until then
 * @param assumed whether the signatures are still to be confirmed by the partnership
 */
public record Procedure(
        @Id String number,
        String tenant,
        String name,
        String title,
        String changes,
        String proposedBy,
        Instant proposedAt,
        Instant inForceAt,
        boolean assumed,
        @MappedCollection(idColumn = "procedure") Set<ProcedureSignature> signatures,
        @Version int version) {

    /** @param signedBy login; null until it is signed */
    public record ProcedureSignature(String organisation, String signedBy, Instant signedAt) {}

    /** In the order of the organisations' keys. */
    public List<ProcedureSignature> inOrder() {
        return signatures.stream()
                .sorted(Comparator.comparing(ProcedureSignature::organisation))
                .toList();
    }

    /** Keys of the authorities that have not signed. */
    public List<String> missing() {
        return inOrder().stream()
                .filter(signature -> signature.signedAt() == null)
                .map(ProcedureSignature::organisation)
                .toList();
    }

    /** @throws Refused for an organisation that does not sign, and for a second signature */
    Procedure signed(String organisation, String login, Instant at) {
        Refused.unless(
                missing().contains(organisation),
                "Your organisation has signed this version already, or is no responsible authority. Reload the task"
                        + " list.");
        Set<ProcedureSignature> next = signatures.stream()
                .map(one ->
                        one.organisation().equals(organisation) ? new ProcedureSignature(organisation, login, at) : one)
                .collect(Collectors.toSet());
        return new Procedure(
                number, tenant, name, title, changes, proposedBy, proposedAt, inForceAt, assumed, next, version);
    }

    Procedure inForce(Instant at) {
        Refused.unless(missing().isEmpty(), "Not every responsible authority has signed version %s.", name);
        return new Procedure(
                number, tenant, name, title, changes, proposedBy, proposedAt, at, assumed, signatures, version);
    }
}
