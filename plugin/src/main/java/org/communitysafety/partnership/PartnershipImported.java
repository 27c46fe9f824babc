package org.communitysafety.partnership;

/**
 * A partnership has come into the register from its file. Published in the transaction of the import, so that whoever
 * listens stores the rest with it or nothing is stored.
 */
public record PartnershipImported(PartnershipFile file, String tenant) {}
