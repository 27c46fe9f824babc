package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.communitysafety.audit.Audit;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.funding.Applicants;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.Fund;
import org.communitysafety.funding.FundLine;
import org.communitysafety.funding.Funds;
import org.communitysafety.funding.LedgerEntry;
import org.communitysafety.funding.Money;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.partnership.Register;
import org.communitysafety.support.EngineTest;
import org.communitysafety.support.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the stories have in common. */
@EngineTest
abstract class FundingStories {

    static final String FIND = "findDeliveryGroup";
    static final String CONSIDER = "considerApplication";
    static final String REVISE = "reviseApplication";
    static final String OFFICES = "decideAsOfficeHolder";
    static final String DECIDE = "decideApplication";
    static final String SHORTFALL = "resolveShortfall";
    static final String OFFER = "agreeSmallerAmount";
    static final String FIND_WAY = "findWayToDecide";

    @Autowired
    ProcessEngine engine;

    @Autowired
    Staff staff;

    @Autowired
    Applications applications;

    @Autowired
    Applicants applicants;

    @Autowired
    Funds funds;

    @Autowired
    Register register;

    @Autowired
    Sittings sittings;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    /** An application of £15.00 from a voluntary group of Charnwood. */
    /** With money of its own, so that no story lives on what another leaves. */
    FundingStory story() {
        return new FundingStory(engine, staff, applications, funds).line(fund("5000.00", "1.00") + ".main");
    }

    void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    /**
     * A fund of this financial year with the lines {@code main}, {@code other} and {@code contingency}, the last with
     * £1,000.00.
     *
     * @return the fund's key
     */
    String fund(String main, String other) {
        String key = "charnwood." + UUID.randomUUID();
        var total = Money.of(main).plus(Money.of(other)).plus(Money.of("1000.00"));
        var fund = new Fund(
                key,
                "charnwood",
                "Fund of a story",
                LocalDate.of(2026, 4, 1),
                LocalDate.of(2027, 3, 31),
                total,
                false,
                0);
        inTransaction(() -> funds.open(
                fund,
                List.of(
                        line(key, 0, "main", main),
                        line(key, 1, "other", other),
                        line(key, 2, "contingency", "1000.00"))));
        return key;
    }

    private static FundLine line(String fund, int position, String id, String planned) {
        return new FundLine(
                fund + "." + id,
                "charnwood",
                fund,
                position,
                "Line " + id,
                id.equals("contingency"),
                Money.of(planned),
                Money.NOTHING,
                Money.NOTHING,
                0);
    }

    FundLine line(String key) {
        return funds.line("charnwood", key);
    }

    /** Every booking about this application. */
    List<LedgerEntry> ledger(FundingStory story) {
        return funds.ledger(story.application().tenant()).stream()
                .filter(entry -> story.number().equals(entry.application()))
                .toList();
    }

    /** A mail that waits to be sent. */
    record Mail(String recipient, String subject, String body) {}

    List<Mail> mails(FundingStory story) {
        return sql.sql("select recipient, subject, body from cs_message where about = ?")
                .param(story.number())
                .query(Mail.class)
                .list();
    }

    /** What the table said about this application, each time it was asked. */
    List<Audit> decisions(FundingStory story, String table) {
        return audit.of(story.application().tenant(), story.number()).stream()
                .filter(entry -> table.equals(entry.decision()))
                .toList();
    }

    /** The work is refused as REST answers it with 400 and the reason. */
    static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable work) {
        return assertThatThrownBy(work).isInstanceOf(FormFieldValidationException.class);
    }
}
