package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.communitysafety.messages.Outbox;
import org.communitysafety.server.CommunitySafetyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** With a mail server, and jobs running as they do in earnest, only sooner. */
@SpringBootTest(
        classes = CommunitySafetyServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=community-safety-server",
            "spring.profiles.active=demo",
            "spring.datasource.url=jdbc:h2:mem:outbox;DB_CLOSE_DELAY=-1",
            "community-safety.mail.from=partnership@example.invalid",
            "camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle=R5/PT1S",
            "camunda.bpm.job-execution.wait-time-in-millis=200",
            "camunda.bpm.job-execution.max-wait=500",
            "camunda.bpm.job-execution.backoff-time-in-millis=50",
            "camunda.bpm.job-execution.max-backoff=200"
        })
class OutboxTest {

    private static final String APPLICANT = "yusuf.demir@charnwood.invalid";
    private static final String GROUP_CHAIR = "kwame.boateng@charnwood.invalid";
    private static final String BOARD_CHAIR = "amara.okafor@charnwood.invalid";
    private static final String CHAIR = "charnwood-asb-chair";

    private static GreenMail mail = server(0);
    private static int smtpPort;
    private static boolean isDown;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        mail.start();
        smtpPort = mail.getSmtp().getPort();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> smtpPort);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ManagementService management;

    @Autowired
    private PlatformTransactionManager transactions;

    private final People people = new People(user -> new Rest(port, user, "demo"));

    @BeforeEach
    void nothingIsUnderWay() throws Exception {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> management.createJobQuery().messages().count() == 0);
        mail.purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void theServerIsUp() {
        up();
    }

    @AfterAll
    static void stop() {
        mail.stop();
    }

    @Test
    void anApprovalReachesApplicantAndChairs() {
        String number = approved("Boxing");

        List<MimeMessage> letters = lettersAbout(number + ": approved", 3);

        assertThat(letters).extracting(OutboxTest::to).containsExactlyInAnyOrder(APPLICANT, GROUP_CHAIR, BOARD_CHAIR);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(text(letter)).contains("Boxing", number, "£10.00", "approved", "Decided by");
            assertThat(letter.getFrom()[0]).hasToString("partnership@example.invalid");
        });
        await().untilAsserted(() -> assertThat(states(number)).containsOnly("SENT"));
    }

    @Test
    void aRejectionReachesThemWithItsReasons() {
        String number = people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        String reasons = "Not a priority – später vielleicht 🥊";
        reject(number, reasons);

        List<MimeMessage> letters = lettersAbout(number + ": rejected", 2);

        assertThat(letters).extracting(OutboxTest::to).contains(APPLICANT, GROUP_CHAIR);
        assertThat(letters).allSatisfy(letter -> assertThat(text(letter)).contains("rejected", reasons));
    }

    /** The process stopped after the mail had left and before that was written down. */
    @Test
    void aRepeatCarriesTheSameMessageId() {
        String number = approved("Boxing");
        lettersAbout(number + ": approved", 3);
        await().untilAsserted(() -> assertThat(states(number)).containsOnly("SENT"));
        String id = database.queryForObject(
                "select id from cs_message where about = ? and recipient = 'charnwood-voluntary' and subject like '%: approved'",
                String.class, number);
        database.update("update cs_message set state = 'QUEUED', sent_at = null where id = ?", id);

        var crashed = new TransactionTemplate(transactions);
        crashed.executeWithoutResult(status -> {
            outbox.deliver(id);
            status.setRollbackOnly();
        });
        assertThat(states(number)).contains("QUEUED");
        new TransactionTemplate(transactions).executeWithoutResult(status -> outbox.deliver(id));
        new TransactionTemplate(transactions).executeWithoutResult(status -> outbox.deliver(id));

        List<String> ids = lettersAbout(number + ": approved", 5).stream()
                .filter(letter -> to(letter).equals(APPLICANT))
                .map(OutboxTest::id)
                .toList();
        String expected = database.queryForObject("select message_id from cs_message where id = ?", String.class, id);
        assertThat(ids).hasSize(3).containsOnly(expected);
        assertThat(states(number)).containsOnly("SENT");
    }

    @Test
    void aMailServerThatIsDownUndoesNothingAndIsTriedAgain() {
        down();
        String number = people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        reject(number, "Not a priority");

        await().untilAsserted(() -> assertThat(states(number)).containsOnly("FAILED"));
        assertThat(database.queryForObject("select state from cs_application where number = ?", String.class, number))
                .isEqualTo("REJECTED");
        assertThat(database.queryForList("select failure from cs_message where about = ?", String.class, number))
                .allSatisfy(why -> assertThat(why).contains("connect"));
        assertThat(management.createJobQuery().messages().list())
                .as("tried again later, not at once")
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.getDuedate()).isNotNull());

        up();

        assertThat(lettersAbout(number + ": rejected", 2))
                .extracting(OutboxTest::to)
                .contains(APPLICANT);
        await().untilAsserted(() -> assertThat(states(number)).containsOnly("SENT"));
    }

    @Test
    void aFailedMessageCanBeSentAgainWhenNoRetryIsLeft() {
        down();
        String number = people.applies("charnwood-voluntary", People.application("Boxing", "10.00"));
        reject(number, "Not a priority");
        await().untilAsserted(() -> assertThat(states(number)).containsOnly("FAILED"));
        await().ignoreExceptions().until(() -> {
            management.createJobQuery().messages().list().forEach(job -> management.deleteJob(job.getId()));
            return management.createJobQuery().messages().count() == 0;
        });
        up();

        database.queryForList("select id from cs_message where about = ?", String.class, number)
                .forEach(id -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> outbox.resend("charnwood", id)));

        assertThat(lettersAbout(number + ": rejected", 2))
                .extracting(OutboxTest::to)
                .contains(APPLICANT);
        await().untilAsserted(() -> assertThat(states(number)).containsOnly("SENT"));
    }

    /** What people write goes into the text alone, so it can be no header whatever it looks like. */
    @Test
    void whatPeopleWriteIsNoHeader() throws Exception {
        String number = people.applies(
                "charnwood-voluntary", People.application("Boxing =?utf-8?Q?=0D=0ABcc:_all@example.org?=", "10.00"));
        reject(number, "No\r\nBcc: all@example.org\r\n\r\n.\r\nMAIL FROM:<x@example.org>");

        List<MimeMessage> letters = lettersAbout(number + ": rejected", 2);

        for (MimeMessage letter : letters) {
            assertThat(letter.getRecipients(RecipientType.BCC)).isNull();
            assertThat(letter.getAllRecipients()).hasSize(1);
            assertThat(letter.getSubject()).isEqualTo(number + ": rejected");
            assertThat(text(letter)).contains("Bcc: all@example.org", "=0D=0ABcc:", "MAIL FROM:<x@example.org>");
        }
        assertThat(mail.getReceivedMessages()).noneMatch(letter -> to(letter).contains("example.org"));
    }

    private String approved(String title) {
        String number = people.applies("charnwood-voluntary", People.application(title, "10.00"));
        people.groupSupports(
                number,
                database.queryForObject(
                        "select id from cs_fund_line where tenant = 'charnwood' and name = 'Town centre safety'",
                        String.class));
        for (String user : List.of("charnwood-chair", "charnwood-vice-chair", "charnwood-designated-officer")) {
            people.decides(user, number, Map.of("verdict", "approve"));
        }
        return number;
    }

    private void reject(String number, String reasons) {
        String task = people.task(CHAIR, number, "considerApplication");
        Rest.Answer answer =
                people.completes(CHAIR, task, people.minutes(CHAIR, task, "reject", Map.of("reasons", reasons)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private List<String> states(String number) {
        return database.queryForList("select state from cs_message where about = ?", String.class, number);
    }

    private static void down() {
        mail.stop();
        isDown = true;
    }

    private static void up() {
        if (isDown) {
            mail = server(smtpPort);
            mail.start();
            isDown = false;
        }
    }

    private static GreenMail server(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    /** Waits for that many mails with this subject. */
    private static List<MimeMessage> lettersAbout(String subject, int atLeast) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Arrays.stream(mail.getReceivedMessages())
                                .filter(letter -> subject.equals(subject(letter)))
                                .toList(),
                        found -> found.size() >= atLeast);
    }

    private static String subject(MimeMessage letter) {
        return header(letter, "Subject");
    }

    private static String to(MimeMessage letter) {
        return header(letter, "To");
    }

    private static String id(MimeMessage letter) {
        return header(letter, "Message-ID");
    }

    private static String header(MimeMessage letter, String name) {
        return String.join(
                "|",
                GreenMailUtil.getHeaders(letter)
                        .lines()
                        .filter(line -> line.startsWith(name + ": "))
                        .map(line -> line.substring(name.length() + 2))
                        .toList());
    }

    private static String text(MimeMessage letter) {
        try {
            return letter.getContent().toString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
