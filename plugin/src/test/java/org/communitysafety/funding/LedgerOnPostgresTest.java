package org.communitysafety.funding;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The ledger under load on PostgreSQL")
class LedgerOnPostgresTest extends LedgerLoad {

    private EmbeddedPostgres postgres;

    @Override
    String url() throws IOException {
        postgres = EmbeddedPostgres.start();
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    void closeDatabase() throws IOException {
        postgres.close();
    }
}
