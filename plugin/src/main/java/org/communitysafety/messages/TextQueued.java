package org.communitysafety.messages;

/** A text message was written; whoever listens hands it to the operator's gateway after the transaction. */
public record TextQueued(String id, String tenant) {}
