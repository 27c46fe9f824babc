package org.communitysafety.messages;

/** A message was written to the outbox; whoever listens sends it after the transaction. */
public record MessageQueued(String id, String tenant) {}
