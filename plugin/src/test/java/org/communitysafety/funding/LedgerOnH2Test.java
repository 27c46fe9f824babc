package org.communitysafety.funding;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The ledger under load on H2")
class LedgerOnH2Test extends LedgerLoad {

    @Override
    String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000";
    }

    @Override
    void closeDatabase() {
        // in memory
    }
}
