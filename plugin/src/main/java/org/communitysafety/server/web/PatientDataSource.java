package org.communitysafety.server.web;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notices where no connection is to be had. */
class PatientDataSource extends DelegatingDataSource {

    PatientDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return super.getConnection();
        } catch (SQLException e) {
            LostConnection.notice();
            throw e;
        }
    }
}
