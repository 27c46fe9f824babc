package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.audit.Audit;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.communitysafety.support.CalendarRun;
import org.communitysafety.support.EngineTest;
import org.communitysafety.support.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * What the stories that change the register have in common: a server of their own, so that no other story meets people
 * and terms that have changed. It starts on Monday 1 February 2027.
 */
@EngineTest
@TestPropertySource(properties = "test.today=2027-02-01T09:00:00Z")
abstract class RegisterStories {

    static final String POLICY_OFFICER = "charnwood-policy-officer";
    static final String HARINGEY_SECRETARY = "haringey-secretary";
    static final String BCP_SECRETARY = "bcp-executive-secretary";

    @Autowired
    ProcessEngine engine;

    @Autowired
    IdentityService identities;

    @Autowired
    Staff staff;

    @Autowired
    Register register;

    @Autowired
    Calendar calendar;

    @Autowired
    AuditTrail audit;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient sql;

    /** A mail that waits to be sent. */
    record Mail(String recipient, String subject, String body) {}

    List<Mail> mails(String about) {
        return sql.sql("select recipient, subject, body from cs_message where about = ?")
                .param(about)
                .query(Mail.class)
                .list();
    }

    /** Records a change of a membership; answers its number. */
    String change(String keeper, Map<String, ?> form) {
        Map<String, Object> all = new HashMap<>(Map.of("reason", "As agreed"));
        all.putAll(form);
        return staff.starts(keeper, "membershipChange", all);
    }

    /** Records a change of an office; answers its number. */
    String changeOffice(String keeper, String office, String holder, Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>(Map.of("office", office, "reason", "As agreed"));
        form.put("holder", holder);
        form.putAll(more);
        return staff.starts(keeper, "officeChange", form);
    }

    Seat seat(String key) {
        return register.seat(key);
    }

    List<String> groupsOf(String login) {
        return identities.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .sorted()
                .toList();
    }

    User user(String login) {
        return identities.createUserQuery().userId(login).singleResult();
    }

    List<String> transitions(String tenant, String number) {
        return audit.of(tenant, number).stream().map(Audit::transition).toList();
    }

    /** Runs whatever is due of this number, of called processes too. */
    void runDueJobs(String number) {
        for (int i = 0; i < 100; i++) {
            List<Job> due =
                    engine
                            .getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(number)
                            .list()
                            .stream()
                            .flatMap(instance -> engine
                                    .getManagementService()
                                    .createJobQuery()
                                    .processInstanceId(instance.getId())
                                    .executable()
                                    .list()
                                    .stream())
                            .toList();
            if (due.isEmpty()) {
                return;
            }
            engine.getManagementService().executeJob(due.get(0).getId());
        }
        throw new AssertionError(number + " goes round in circles");
    }

    void watchTerms() {
        CalendarRun.of(engine).work("watch terms");
    }

    /** The one open task about this number. */
    Task task(String number) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
    }

    boolean running(String number) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                > 0;
    }

    /** The work is refused as REST answers it with 400 and the reason. */
    static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable work) {
        return assertThatThrownBy(work).isInstanceOf(FormFieldValidationException.class);
    }
}
