package org.communitysafety.partnership;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives out the partnership's own numbers, for example {@code CHW-F-2026-0014}: unique, rising, gaps possible. */
public class Numbers {

    private final JdbcClient jdbc;
    private final Register register;
    private final Clock clock;

    Numbers(JdbcClient jdbc, Register register, Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.clock = clock;
    }

    /**
     * The next number of this calendar year.
     *
     * @param series one letter, for example {@code F} for funding applications
     */
    public String next(String tenant, String series) {
        int year = LocalDate.now(clock).getYear();
        if (advance(tenant, series, year) == 0) {
            // only the year's first number takes the partnership's row, so that two firsts cannot collide
            jdbc.sql("select id from cs_partnership where id = ? for update")
                    .param(tenant)
                    .query(String.class)
                    .single();
            if (advance(tenant, series, year) == 0) {
                jdbc.sql("insert into cs_number (tenant, series, in_year, last_used) values (?, ?, ?, 1)")
                        .params(tenant, series, year)
                        .update();
            }
        }
        int last = jdbc.sql("select last_used from cs_number where tenant = ? and series = ? and in_year = ?")
                .params(tenant, series, year)
                .query(Integer.class)
                .single();
        return "%s-%s-%d-%04d".formatted(register.partnership(tenant).prefix(), series, year, last);
    }

    private int advance(String tenant, String series, int year) {
        return jdbc.sql(
                        "update cs_number set last_used = last_used + 1 where tenant = ? and series = ? and in_year = ?")
                .params(tenant, series, year)
                .update();
    }
}
