package org.communitysafety.casefile;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a start without the key of the case files as its sentence, without a stack of calls. */
class NoMasterKeyAnalyzer extends AbstractFailureAnalyzer<NoMasterKey> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, NoMasterKey refused) {
        return new FailureAnalysis("The case files cannot be opened.", refused.getMessage(), failure);
    }
}
