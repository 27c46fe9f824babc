package com.example.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.rooms.RoomsApplication.Caretakers;
import com.example.rooms.RoomsApplication.Desk;
import com.example.rooms.RoomsApplication.Inspection;
import com.example.rooms.RoomsApplication.OwnRetries;
import com.example.rooms.RoomsApplication.Register;
import com.example.rooms.RoomsApplication.Saved;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidatorException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** The plugin in an application with Liquibase, Tasklist, Cockpit and REST of its own. */
class RoomsWithLiquibaseIT {

    private static Rooms rooms;

    @BeforeAll
    static void theApplicationStartsWithThePlugin() {
        List<String> settings = new ArrayList<>(Rooms.PARTNERSHIPS);
        settings.add("spring.datasource.url=jdbc:h2:mem:rooms-liquibase;DB_CLOSE_DELAY=-1");
        settings.add("spring.liquibase.change-log=classpath:rooms-changelog.yaml");
        settings.add("spring.jersey.application-path=/engine-rest");
        rooms = Rooms.start(settings);
    }

    @AfterAll
    static void stop() {
        rooms.close();
    }

    @Test
    @DisplayName("The application's migrations run, and know nothing of ours")
    void migrations() {
        assertThat(rooms.database().queryForList("select id from databasechangelog", String.class))
                .containsExactly("rooms");
        assertThat(rooms.database().queryForList("select id from cs_databasechangelog", String.class))
                .isNotEmpty()
                .doesNotContain("rooms");
    }

    @Test
    @DisplayName("The application's repository reads and writes, and its listeners hear of its own rows only")
    void repositories() {
        Room saved = rooms.get(RoomRepository.class).save(new Room(null, "Annexe"));

        assertThat(rooms.get(RoomRepository.class).findById(saved.id())).contains(saved);
        assertThat(rooms.get(Saved.class).rows()).isNotEmpty().containsOnly(Room.class);
    }

    @Test
    @DisplayName(
            "Beans called register, assignment, outbox and funding are the application's; so is what there is one of")
    void beans() {
        assertThat(rooms.context().getBean("register")).isInstanceOf(Register.class);
        assertThat(rooms.context().getBean("assignment")).isInstanceOf(Caretakers.class);
        assertThat(rooms.context().getBean("funding")).isEqualTo("none");
        assertThat(rooms.get(Desk.class).delegate()).isSameAs(rooms.context().getBean("outbox"));
        assertThat(rooms.get(JavaDelegate.class)).isSameAs(rooms.context().getBean("outbox"));
        assertThat(rooms.get(Desk.class).clock().instant()).isEqualTo(RoomsApplication.NOON);
        assertThat(rooms.get(Clock.class).instant()).isEqualTo(RoomsApplication.NOON);
        assertThat(rooms.get(PlatformTransactionManager.class))
                .isSameAs(rooms.context().getBean("transactionManager"));
    }

    @Test
    @DisplayName(
            "Generated, embedded and Camunda forms of the application pass as before, up to the end of its process")
    void forms() throws Exception {
        ProcessInstance booking = rooms.book("Town hall", 2);
        assertThat(booking.getTenantId()).isNull();
        assertThat(booking.getBusinessKey()).isNull();

        String confirm = rooms.task(booking).getId();
        assertThat(rooms.task(booking).getName()).isEqualTo("Confirm booking");
        assertThat(rooms.task(booking).getAssignee()).isEqualTo("caretaker");
        assertThat(rooms.forms().getTaskFormData(confirm).getFormKey()).isEqualTo("embedded:app:forms/confirm.html");
        assertThat(rooms.forms().getTaskFormVariables(confirm)).containsEntry("room", "Town hall");
        rooms.forms().submitTaskForm(confirm, Map.of("anything", "goes"));
        assertThat(rooms.get(RuntimeService.class).getVariable(booking.getId(), "anything"))
                .isEqualTo("goes");

        rooms.runJobOf(booking);
        assertThat(rooms.get(Register.class).entries()).contains("Town hall for 90");

        String inspect = rooms.task(booking).getId();
        try (var form = rooms.forms().getDeployedTaskForm(inspect)) {
            assertThat(new String(form.readAllBytes(), StandardCharsets.UTF_8)).contains("State of the room");
        }
        // Camunda does not check Camunda Forms; whether the application does is its own affair
        rooms.forms().submitTaskForm(inspect, Map.of());
        assertThat(rooms.ended(booking)).isTrue();
    }

    @Test
    @DisplayName("A refusal of the application's start form stays the engine's")
    void refusals() {
        assertThatThrownBy(() -> rooms.book("Town hall", 99)).isExactlyInstanceOf(FormFieldValidatorException.class);
    }

    @Test
    @DisplayName("The application's business keys are its own, even where they look like the numbers of a partnership")
    void businessKeys() {
        ProcessInstance booking = rooms.forms()
                .submitStartForm(
                        rooms.definition("roomBooking"), "ROOM-B-2026-0001", Map.of("room", "Town hall", "days", 1L));

        assertThat(booking.getBusinessKey()).isEqualTo("ROOM-B-2026-0001");
    }

    @Test
    @DisplayName("A submit of the application that meets somebody else's change is not tried again by us, nor reworded")
    void noRetries() {
        ProcessInstance booking = rooms.bookUpToInspection("Annexe", 5);
        String inspect = rooms.task(booking).getId();
        Inspection inspection = rooms.get(Inspection.class);
        int before = inspection.asked.get();
        inspection.inTheWay = true;

        assertThatThrownBy(() -> rooms.forms().submitTaskForm(inspect, Map.of()))
                .isExactlyInstanceOf(OptimisticLockingException.class);
        assertThat(inspection.asked.get()).isEqualTo(before + 1);

        inspection.inTheWay = false;
        rooms.forms().submitTaskForm(inspect, Map.of());
        assertThatThrownBy(() -> rooms.forms().submitTaskForm(inspect, Map.of()))
                .as("a second time, as Camunda says it")
                .isExactlyInstanceOf(NullValueException.class);
    }

    @Test
    @DisplayName("Jobs of the application that fail go its own way")
    void failedJobs() {
        ProcessInstance booking = rooms.book("Town hall", 2);
        rooms.forms().submitTaskForm(rooms.task(booking).getId(), Map.of());
        OwnRetries retries = rooms.get(OwnRetries.class);
        int before = retries.failures.get();
        rooms.get(Register.class).closed = true;
        try {
            assertThatThrownBy(() -> rooms.runJobOf(booking)).hasMessageContaining("the register is closed");
        } finally {
            rooms.get(Register.class).closed = false;
        }

        assertThat(retries.failures.get()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("Processes of the application start, call each other and decide without a tenant, as before")
    void tenants() {
        rooms.get(RepositoryService.class)
                .createDeployment()
                .name("a tenant of the application's")
                .tenantId("eastside")
                .addModelInstance(
                        "hire.bpmn",
                        Bpmn.createExecutableProcess("hire")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent()
                                .callActivity("cleanFirst")
                                .calledElement("roomCleaning")
                                .camundaCalledElementTenantId("${null}")
                                .endEvent()
                                .done())
                .deploy();
        ProcessInstance hire = rooms.get(RuntimeService.class)
                .createProcessInstanceByKey("hire")
                .processDefinitionTenantId("eastside")
                .execute();

        assertThat(hire.getTenantId()).isEqualTo("eastside");
        assertThat(rooms.get(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .superProcessInstanceId(hire.getId())
                        .singleResult()
                        .getTenantId())
                .as("as the engine does it by itself")
                .isEqualTo("eastside");
        ProcessInstance booking = rooms.book("Town hall", 9);
        rooms.forms().submitTaskForm(rooms.task(booking).getId(), Map.of());
        assertThat(rooms.get(HistoryService.class)
                        .createHistoricDecisionInstanceQuery()
                        .processInstanceId(booking.getId())
                        .list())
                .singleElement()
                .extracting(HistoricDecisionInstance::getTenantId)
                .isNull();
    }

    @Test
    @DisplayName("The application's decisions are not in the plugin's audit trail")
    void audit() {
        ProcessInstance booking = rooms.book("Town hall", 4);
        rooms.forms().submitTaskForm(rooms.task(booking).getId(), Map.of());

        assertThat(rooms.get(RuntimeService.class).getVariable(booking.getId(), "price"))
                .isEqualTo(70);
        assertThat(rooms.database()
                        .queryForObject("select count(*) from cs_audit where decision = 'roomPrice'", Long.class))
                .isZero();
    }

    @Test
    @DisplayName("Users of the application see none of the plugin's filters and start none of its processes")
    void otherUsers() {
        IdentityService identities = rooms.get(IdentityService.class);
        identities.setAuthentication("caretaker", List.of(), List.of());
        try {
            assertThat(rooms.get(FilterService.class).createFilterQuery().list())
                    .isEmpty();
            assertThat(rooms.get(RepositoryService.class)
                            .createProcessDefinitionQuery()
                            .startablePermissionCheck()
                            .startableInTasklist()
                            .list())
                    .isEmpty();
        } finally {
            identities.clearAuthentication();
        }
    }

    @Test
    @DisplayName("A partnership works in it, and its people apply")
    void partnerships() {
        IdentityService identities = rooms.get(IdentityService.class);
        identities.setAuthentication(
                "charnwood-voluntary", List.of("charnwood.people", "charnwood.member"), List.of("charnwood"));
        try {
            ProcessInstance application = rooms.forms()
                    .submitStartForm(
                            rooms.definition("fundingApplication"),
                            Map.of(
                                    "title", "Boxing",
                                    "purpose", "Fewer young people in trouble",
                                    "startsOn", "2030-12-01",
                                    "endsOn", "2031-03-15",
                                    "amount", "240.00",
                                    "priority", "charnwood.priority.asb",
                                    "deliveryGroup", "charnwood.asb-group",
                                    "evaluation", "Incidents before and after"));
            assertThat(application.getTenantId()).isEqualTo("charnwood");
            assertThat(application.getBusinessKey()).startsWith("CHW-F-");
            assertThat(rooms.get(FilterService.class).createFilterQuery().list())
                    .hasSize(4);
        } finally {
            identities.clearAuthentication();
        }
        assertThat(rooms.get(TaskService.class)
                        .createTaskQuery()
                        .tenantIdIn("charnwood")
                        .count())
                .isPositive();
    }

    @Test
    @DisplayName("Neither side replaces a process of the other's by its key")
    void keys() {
        var deployment = rooms.get(RepositoryService.class)
                .createDeployment()
                .addModelInstance(
                        "funding.bpmn",
                        Bpmn.createExecutableProcess("fundingApplication")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent()
                                .endEvent()
                                .done());

        assertThatThrownBy(deployment::deploy)
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("another id than fundingApplication");
        assertThat(rooms.get(RepositoryService.class)
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("fundingApplication")
                        .withoutTenantId()
                        .count())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("The application's REST works, and the plugin's pages under it ask for a login")
    void rest() throws Exception {
        assertThat(rooms.rest("GET", "/engine-rest/process-definition/key/roomBooking", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rooms.rest("GET", "/engine-rest/community-safety/me", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("Without the guards the application comments, signals, queries and sets up as before")
    void withoutGuards() throws Exception {
        ProcessInstance booking = rooms.bookUpToInspection("Annexe", 3);
        String task = rooms.task(booking).getId();

        assertThat(rooms.get(TaskService.class)
                        .createComment(task, booking.getId(), "Key is at the desk")
                        .getFullMessage())
                .isEqualTo("Key is at the desk");
        rooms.get(TaskService.class).saveTask(rooms.get(TaskService.class).newTask("own"));
        rooms.get(RuntimeService.class).signalEventReceived("whoever listens");
        assertThat(rooms.get(TaskService.class)
                        .createTaskQuery()
                        .processInstanceId(booking.getId())
                        .or()
                        .taskAssigneeExpression("${'caretaker'}")
                        .endOr()
                        .count())
                .isEqualTo(1);
        assertThat(rooms.rest("GET", "/camunda/app/admin/default/setup/", "").statusCode())
                .isEqualTo(200);
    }
}
