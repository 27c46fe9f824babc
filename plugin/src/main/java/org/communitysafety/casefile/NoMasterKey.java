package org.communitysafety.casefile;

import org.communitysafety.partnership.Refused;

/** There is no master key, or not the one that something was wrapped with: nothing can be sealed or opened. */
final class NoMasterKey extends Refused {

    private static final long serialVersionUID = 1L;

    NoMasterKey(String reason) {
        super(reason);
    }
}
