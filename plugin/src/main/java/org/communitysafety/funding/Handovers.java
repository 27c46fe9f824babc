package org.communitysafety.funding;

import java.util.List;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.PersonLeft;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an applicant leaves behind goes over to a colleague of the same organisation. */
class Handovers {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Handovers(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Applications that may still be decided, and funded projects, whose evaluation is still to come (F12). */
    void on(PersonLeft left) {
        if (left.successor() == null) {
            return;
        }
        List<String> numbers = jdbc.sql("select number from cs_application where tenant = ? and applicant = ?"
                        + " and state not in ('REJECTED', 'WITHDRAWN') order by number for update")
                .params(left.tenant(), left.person())
                .query(String.class)
                .list();
        for (String number : numbers) {
            jdbc.sql("update cs_application set applicant = ?, version = version + 1 where number = ?")
                    .params(left.successor(), number)
                    .update();
            audit.record(
                    left.tenant(),
                    AuditTrail.SYSTEM,
                    number,
                    "application handed over",
                    "%s instead of %s".formatted(left.successor(), left.person()));
        }
    }
}
