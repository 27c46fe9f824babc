package org.communitysafety.casefile;

/** A case file is gone for good (H19). Published in the transaction of the disposal, for whoever sealed texts with its key. */
public record CaseDisposed(String tenant, String number) {}
