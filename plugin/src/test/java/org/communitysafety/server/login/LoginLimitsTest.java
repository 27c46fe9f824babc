package org.communitysafety.server.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.communitysafety.server.login.LoginLimits.Failures;
import org.junit.jupiter.api.Test;

/** Guessing is slowed down; everybody else gets in. */
class LoginLimitsTest {

    private static final String OFFICE = "198.51.100.7";

    private final Hours time = new Hours();
    private final LoginLimits limits = new LoginLimits(new Failures(10, 30, 100), time);

    private static final class Hours implements TimeMeter {

        private long nanos;

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private boolean right(String name, String address) {
        return limits.attempt(name, address, () -> true);
    }

    private void wrong(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limits.attempt(name, address, () -> false)).isFalse();
        }
    }

    private void isRefused(String name, String address) {
        assertThatThrownBy(() -> right(name, address)).isInstanceOf(TooManyLogins.class);
    }

    @Test
    void tenMistakesThenOneEachMinute() {
        wrong("chair", OFFICE, 10);
        isRefused("chair", OFFICE);
        assertThatThrownBy(() -> right("chair", OFFICE))
                .isInstanceOfSatisfying(TooManyLogins.class, refused -> assertThat(
                                refused.getResponse().getHeaderString("Retry-After"))
                        .isEqualTo("61"));

        time.pass(Duration.ofMinutes(1));

        wrong("chair", OFFICE, 1);
        isRefused("chair", OFFICE);
        time.pass(Duration.ofMinutes(1));
        assertThat(right("chair", OFFICE)).isTrue();
        assertThat(right("chair", OFFICE)).as("a good login costs nothing").isTrue();
    }

    @Test
    void aGoodLoginDoesNotClearWhatASharedAddressHasTried() {
        wrong("chair", OFFICE, 9);
        assertThat(right("chair", OFFICE)).isTrue();
        wrong("chair", OFFICE, 1);

        isRefused("chair", OFFICE);
    }

    @Test
    void guessingFromEverywhereIsLimitedForTheUser() {
        IntStream.range(0, 30).forEach(i -> wrong("chair", "203.0.113." + i, 1));

        isRefused("chair", "203.0.113.99");
        assertThat(right("secretary", "203.0.113.99")).isTrue();
    }

    @Test
    void guessingFromEverywhereDoesNotKeepTheUserOut() {
        assertThat(right("chair", OFFICE)).isTrue();
        IntStream.range(0, 30).forEach(i -> wrong("chair", "203.0.113." + i, 1));

        assertThat(right("chair", OFFICE)).isTrue();
    }

    @Test
    void guessingManyNamesIsLimitedForTheAddress() {
        IntStream.range(0, 100).forEach(i -> wrong("user" + i, OFFICE, 1));

        isRefused("user100", OFFICE);
        assertThat(right("user100", "203.0.113.1")).isTrue();
        time.pass(Duration.ofSeconds(5));
        assertThat(right("user100", OFFICE)).isTrue();
    }

    @Test
    void anAttackerBehindTheSameProxyKeepsNobodyOutWhoHasLoggedInThereBefore() {
        assertThat(right("chair", OFFICE)).isTrue();
        IntStream.range(0, 100).forEach(i -> wrong("user" + i, OFFICE, 1));

        assertThat(right("chair", OFFICE)).isTrue();
    }

    @Test
    void aFloodGetsNoMoreTriesThanATrickle() throws Exception {
        var looked = new AtomicInteger();

        List<Boolean> answers = atOnce(100, () -> {
            try {
                return limits.attempt("chair", OFFICE, () -> {
                    looked.incrementAndGet();
                    return false;
                });
            } catch (TooManyLogins refused) {
                return true;
            }
        });

        assertThat(looked).hasValue(10);
        assertThat(answers).filteredOn(refused -> refused).hasSize(90);
    }

    @Test
    void manyGoodRequestsAtOnceWaitForEachOther() throws Exception {
        var together = new AtomicInteger();
        var most = new AtomicInteger();

        List<Boolean> answers = atOnce(
                60,
                () -> limits.attempt("integrator", OFFICE, () -> {
                    most.accumulateAndGet(together.incrementAndGet(), Math::max);
                    Thread.yield();
                    together.decrementAndGet();
                    return true;
                }));

        assertThat(answers).hasSize(60).containsOnly(true);
        assertThat(most.get()).isBetween(1, 10);
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        var start = new CountDownLatch(threads);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    start.countDown();
                    start.await();
                    return work.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> one : all) {
                answers.add(one.get(20, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatTheDatabaseCouldNotSayDoesNotCount() {
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> limits.attempt("chair", OFFICE, () -> {
                        throw new IllegalStateException("away");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(right("chair", OFFICE)).isTrue();
    }

    @Test
    void namesThatNobodyCanHaveCountAsOne() {
        IntStream.range(0, 10).forEach(i -> wrong("x".repeat(65 + i), OFFICE, 1));

        isRefused("y".repeat(65), OFFICE);
    }

    @Test
    void strangersDoNotFillTheMemory() {
        var budgets = new Budgets<Integer>(1, Duration.ofMinutes(1), time);
        budgets.take(-1);
        for (int i = 0; i < 2 * Budgets.REMEMBERED; i++) {
            assertThat(budgets.take(i)).isZero();
        }

        assertThat(budgets.size()).isEqualTo(Budgets.REMEMBERED);
        assertThat(budgets.take(2 * Budgets.REMEMBERED - 1)).isPositive();
        assertThat(budgets.take(-1)).as("forgotten").isZero();
    }

    @Test
    void oneConnectionIsOneAddress() {
        assertThat(Visitors.household("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(Visitors.household("2001:db8:1:2::1"))
                .isNotEqualTo(Visitors.household("2001:db8:1:3::1"));
        assertThat(Visitors.household("::ffff:198.51.100.7")).isEqualTo(OFFICE);
        assertThat(Visitors.household(OFFICE)).isEqualTo(OFFICE);
    }
}
