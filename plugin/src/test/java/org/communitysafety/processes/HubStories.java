package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.Spin;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.AccessLog;
import org.communitysafety.casefile.CaseDisposal;
import org.communitysafety.casefile.CaseEntry;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.casefile.CaseReading;
import org.communitysafety.casefile.Reader;
import org.communitysafety.hub.BetweenMeetings;
import org.communitysafety.hub.Concerns;
import org.communitysafety.hub.Discussions;
import org.communitysafety.hub.HubActions;
import org.communitysafety.hub.HubMeetings;
import org.communitysafety.hub.Referrals;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.Register;
import org.communitysafety.support.EngineTest;
import org.communitysafety.support.HubWeek;
import org.communitysafety.support.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the stories of the hub have in common. */
@EngineTest
abstract class HubStories {

    static final String COMPLETE = "completeReferral";
    static final String TRIAGE = "triageReferral";
    static final String ADVICE = "readAdvice";
    static final String OUTCOME = "recordOutcome";
    static final String ACTION = "carryOutAction";
    static final String REPORT = "reportBack";
    static final String DISPOSAL = "confirmDisposal";
    static final String CHAIR = HubStory.CHAIR;
    static final String TEAM = "cannock-hub-team";
    static final String MANAGER = "cannock-community-safety-manager";
    static final String POLICE = "cannock-police";
    static final String HOUSING = "cannock-housing-options";

    @Autowired
    ProcessEngine engine;

    @Autowired
    Staff staff;

    @Autowired
    Referrals referrals;

    @Autowired
    HubActions actions;

    @Autowired
    Discussions discussions;

    @Autowired
    BetweenMeetings between;

    @Autowired
    HubMeetings meetings;

    @Autowired
    Calendar calendar;

    @Autowired
    Concerns concerns;

    @Autowired
    CaseFiles files;

    @Autowired
    CaseDisposal disposal;

    @Autowired
    AccessLog log;

    @Autowired
    Agreements agreements;

    @Autowired
    Register register;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    /** Every story begins in a new week: no meeting has begun, and no agenda has anything on it. */
    @BeforeEach
    void newWeek() {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("hubMeeting")
                .list()
                .forEach(one -> engine.getRuntimeService().deleteProcessInstance(one.getId(), "A new story"));
        String ours = " where sitting in (select id from cs_sitting where body = '" + HubWeek.BODY + "')";
        sql.sql("delete from cs_discussion").update();
        sql.sql("delete from cs_minutes_reader").update();
        sql.sql("delete from cs_minuted").update();
        sql.sql("delete from cs_hub_minutes").update();
        sql.sql("delete from cs_hub_invited").update();
        sql.sql("delete from cs_hub_meeting").update();
        sql.sql("delete from cs_presence" + ours).update();
        sql.sql("delete from cs_presiding" + ours).update();
        sql.sql("update cs_sitting set state = 'PLANNED', number = null, opened_at = null, closed_at = null,"
                        + " held_on = planned_for where planned_for >= '2026-10-06' and body = ?")
                .param(HubWeek.BODY)
                .update();
    }

    /** A complete referral of the police. */
    HubStory story() {
        return new HubStory(
                engine, staff, referrals, actions, number -> HubWeek.of(engine, staff, calendar, meetings.of(number)));
    }

    /** A person of its own, so that stories do not find each other's cases. */
    HubStory story(String surname, String born) {
        return story().with("surname", surname).with("birthDate", born).with("street", "1 " + surname + " Mews");
    }

    void does(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    CaseReading reading(HubStory story, String login) {
        return new TransactionTemplate(transactions)
                .execute(status -> files.read(story.number(), Reader.forTask(login, "Test")));
    }

    /** What the narrative says of this kind. */
    List<String> said(HubStory story, CaseEntry.Kind kind) {
        return reading(story, CHAIR).entries().stream()
                .filter(entry -> entry.kind() == kind)
                .map(CaseEntry::text)
                .toList();
    }

    /** A mail that waits to be sent. */
    record Mail(String recipient, String subject, String body) {}

    List<Mail> mails(String about) {
        return sql.sql("select recipient, subject, body from cs_message where about = ?")
                .param(about)
                .query(Mail.class)
                .list();
    }

    /** The values in one column of a table that a form shows. */
    static List<String> column(VariableMap form, String table, String column) {
        return Spin.JSON(form.get(table).toString()).elements().stream()
                .map(row -> row.prop(column).stringValue())
                .toList();
    }

    /** The work is refused as REST answers it with 400 and the reason. */
    static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable work) {
        return assertThatThrownBy(work).isInstanceOf(FormFieldValidationException.class);
    }
}
