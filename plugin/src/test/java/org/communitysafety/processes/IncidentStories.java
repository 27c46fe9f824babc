package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.communitysafety.audit.Audit;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.Reader;
import org.communitysafety.incident.Confidences;
import org.communitysafety.incident.Entry;
import org.communitysafety.incident.IncidentActions;
import org.communitysafety.incident.Incidents;
import org.communitysafety.incident.Notices;
import org.communitysafety.incident.Procedures;
import org.communitysafety.support.EngineTest;
import org.communitysafety.support.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the stories of incidents have in common. */
@EngineTest
abstract class IncidentStories {

    static final String RECONSIDER = "reconsiderIncident";
    static final String ACKNOWLEDGE = "acknowledgeIncident";
    static final String BASELINE = "recordBaseline";
    static final String LEADS = "nameLeads";
    static final String RESPONSE = "leadResponse";
    static final String REPORT_BACK = "reportBack";
    static final String DEBRIEF = "holdDebrief";
    static final String CHECK = "checkConfidence";
    static final String ACT_AGAIN = "actAgain";
    static final String CLOSE = "closeIncident";
    static final String HOMICIDE = "considerHomicideReview";
    static final String DUTY_LEAD = IncidentStory.DUTY_LEAD;
    static final String LEAD = IncidentStory.LEAD;
    static final String CHAIR = IncidentStory.CHAIR;
    static final String FIRE = "bcp-fire";

    @Autowired
    ProcessEngine engine;

    @Autowired
    Staff staff;

    @Autowired
    Incidents incidents;

    @Autowired
    Notices notices;

    @Autowired
    IncidentActions actions;

    @Autowired
    Confidences confidences;

    @Autowired
    Procedures procedures;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    IncidentStory story() {
        return new IncidentStory(engine, staff, incidents, actions);
    }

    void does(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    /** What this person may read of the log, oldest first. */
    List<Entry> log(IncidentStory story, String login) {
        return new TransactionTemplate(transactions)
                .execute(status -> incidents.log(story.number(), Reader.forTask(login, "Test")));
    }

    List<String> said(IncidentStory story, String login, Entry.Kind kind) {
        return log(story, login).stream()
                .filter(entry -> entry.kind() == kind)
                .map(Entry::text)
                .toList();
    }

    /** A mail that waits to be sent. */
    record Mail(String recipient, String subject, String body) {}

    List<Mail> mails(IncidentStory story) {
        return sql.sql("select recipient, subject, body from cs_message where about = ?")
                .param(story.number())
                .query(Mail.class)
                .list();
    }

    List<String> mailed(IncidentStory story, String subject) {
        return mails(story).stream()
                .filter(mail -> mail.subject().contains(subject))
                .map(Mail::recipient)
                .toList();
    }

    /** What the audit trail says happened. */
    List<String> happened(IncidentStory story) {
        return audit.of("bcp", story.number()).stream().map(Audit::transition).toList();
    }

    /** The work is refused as REST answers it with 400 and the reason. */
    static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable work) {
        return assertThatThrownBy(work).isInstanceOf(FormFieldValidationException.class);
    }
}
