package org.communitysafety.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;

/** A mail server that hangs does not hold up the rest of the work. */
class MailPaceTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private final MailPace pace = new MailPace(now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void fails(Duration after) {
        assertThatThrownBy(() -> pace.send(() -> {
                    pass(after);
                    throw new MailSendException("No answer");
                }))
                .isInstanceOf(MailSendException.class);
    }

    @Test
    void sendsOneAfterTheOther() {
        for (int i = 0; i < 10; i++) {
            assertThat(pace.send(() -> pass(Duration.ofSeconds(8)))).isZero();
        }
    }

    @Test
    void sendsThreeAtOnceAndPutsOffTheFourth() {
        assertThat(pace.send(() -> assertThat(pace.send(() -> assertThat(pace.send(
                                        () -> assertThat(pace.send(() -> {})).isEqualTo(Duration.ofSeconds(2))))
                                .isZero()))
                        .isZero()))
                .isZero();
        assertThat(pace.send(() -> {})).isZero();
    }

    @Test
    void leavesAServerAloneThatDidNotAnswer() {
        fails(Duration.ofSeconds(10));

        assertThat(pace.send(() -> {})).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        pass(Duration.ofSeconds(29));
        assertThat(pace.send(() -> {})).isPositive();
        pass(Duration.ofSeconds(1));
        assertThat(pace.send(() -> {})).isZero();
    }

    @Test
    void goesOnWhereAServerRefusedAtOnce() {
        fails(Duration.ofSeconds(1));

        assertThat(pace.send(() -> {})).isZero();
    }
}
