package org.communitysafety.server;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.communitysafety.funding.Applicants;
import org.communitysafety.funding.Applications;
import org.communitysafety.partnership.Register;
import org.communitysafety.partnership.Seat;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A handful of this year's applications at different stages, made as people make them: through the forms of the real
 * engine.
 */
class DemoApplications {

    private static final String CHARNWOOD = "charnwood";
    private static final String FUND = "charnwood.community-safety-fund.";

    private final FormService forms;
    private final TaskService tasks;
    private final IdentityService identities;
    private final RepositoryService repository;
    private final Applications applications;
    private final Applicants applicants;
    private final Register register;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoApplications(
            FormService forms,
            TaskService tasks,
            IdentityService identities,
            RepositoryService repository,
            Applications applications,
            Applicants applicants,
            Register register,
            TransactionTemplate transaction,
            Clock clock) {
        this.forms = forms;
        this.tasks = tasks;
        this.identities = identities;
        this.repository = repository;
        this.applications = applications;
        this.applicants = applicants;
        this.register = register;
        this.transaction = transaction;
        this.clock = clock;
    }

    void create() {
        apply("charnwood-university", "Freshers' safety week", "3200.00", "confidence", "not-sure");
        apply("charnwood-turning-point", "Needle-safe parks", "1450.00", "asb", "charnwood.asb-group");
        returned(apply("charnwood-voluntary", "Estate clean-up days", "2100.00", "asb", "charnwood.asb-group"));
        supported(
                apply(
                        "charnwood-voluntary",
                        "Late-night boxing club",
                        "480.00",
                        "violence",
                        "charnwood.violence-group"),
                "charnwood-violence-chair",
                "youth-diversion");
        supported(
                apply(
                        "charnwood-chamber",
                        "Shop watch radios",
                        "2400.00",
                        "acquisitive-crime",
                        "charnwood.acquisitive-crime-group"),
                "charnwood-acquisitive-secretary",
                "town-centre");
        approved(
                apply(
                        "charnwood-voluntary",
                        "Women's refuge helpline",
                        "3500.00",
                        "violence",
                        "charnwood.violence-group"),
                "charnwood-violence-chair",
                "domestic-abuse");
        approved(
                apply(
                        "charnwood-university",
                        "Bicycle marking days",
                        "1200.00",
                        "acquisitive-crime",
                        "charnwood.acquisitive-crime-group"),
                "charnwood-acquisitive-secretary",
                "cycle-marking");
        rejected(apply("charnwood-bid", "Christmas lights", "5000.00", "confidence", "charnwood.confidence-group"));
        String withdrawn = apply(
                "charnwood-voluntary", "Summer street party", "900.00", "confidence", "charnwood.confidence-group");
        as("charnwood-voluntary", () -> withdraw(withdrawn));
        apply("bcp-voluntary", "Safe haven bus", "4200.00", null, "none");
    }

    private String apply(String applicant, String title, String amount, String priority, String group) {
        String tenant = register.person(applicant).tenant();
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> form = new HashMap<>();
        form.put("title", title);
        form.put("purpose", "Fewer incidents and more confidence for the people who live and work there.");
        LocalDate end = endOfFinancialYear(today);
        LocalDate start = today.plusDays(14);
        form.put("startsOn", (start.isAfter(end) ? end : start).toString());
        form.put("endsOn", end.toString());
        form.put("amount", new BigDecimal(amount).toPlainString());
        form.put(
                "priority",
                priority == null ? register.priorities(tenant).get(0).id() : tenant + ".priority." + priority);
        form.put("deliveryGroup", group);
        form.put("evaluation", "Incidents before and after, and a short survey of those who took part.");
        return as(applicant, () -> forms.submitStartForm(definition(), form).getBusinessKey());
    }

    /** The current fund pays until then; so near to it that two weeks do not fit, the project is that day. */
    private static LocalDate endOfFinancialYear(LocalDate today) {
        LocalDate end = LocalDate.of(today.getYear(), 3, 31);
        return today.isAfter(end) ? end.plusYears(1) : end;
    }

    private String definition() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("fundingApplication")
                .latestVersion()
                .withoutTenantId()
                .singleResult()
                .getId();
    }

    private void returned(String number) {
        record(
                number,
                "charnwood-asb-secretary",
                "revise",
                null,
                "Say which estates, and agree the dates with housing.");
    }

    private void supported(String number, String recorder, String line) {
        record(number, recorder, "support", FUND + line, null);
    }

    private void approved(String number, String recorder, String line) {
        supported(number, recorder, line);
        record(number, "charnwood-pg-secretary", "approve", FUND + line, null);
    }

    private void rejected(String number) {
        record(number, "charnwood-confidence-chair", "reject", null, "It does not serve a priority of the plan.");
    }

    private String withdraw(String number) {
        transaction.executeWithoutResult(
                status -> applicants.withdraw(number, "Another sponsor pays for it.", "charnwood-voluntary"));
        return number;
    }

    private void record(String number, String recorder, String outcome, String line, String reasons) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
        String body = task.getTaskDefinitionKey().equals("considerApplication")
                ? applications.application(number).deliveryGroup()
                : register.partnership(CHARNWOOD).performanceGroup();
        Map<String, Object> form = new HashMap<>();
        form.put(
                "present",
                register.seats(body).stream()
                        .filter(seat -> seat.member() != null)
                        .map(Seat::id)
                        .toList());
        form.put("deputies", List.of());
        form.put("interests", List.of());
        form.put("outcome", outcome);
        form.put("line", line);
        form.put("reasons", reasons);
        as(recorder, () -> {
            forms.submitTaskForm(task.getId(), form);
            return null;
        });
    }

    private <T> T as(String user, Supplier<T> work) {
        List<String> groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(user, groups, List.of(register.person(user).tenant()));
        try {
            return work.get();
        } finally {
            identities.clearAuthentication();
        }
    }
}
