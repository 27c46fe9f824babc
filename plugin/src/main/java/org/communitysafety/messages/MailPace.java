package org.communitysafety.messages;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.mail.MailException;

/**
 * Keeps a mail server that does not answer from holding up everything else that is done in the background: few messages
 * are on their way at once, and after one that took long and failed the server is left alone for a while.
 */
final class MailPace {

    private static final int AT_ONCE = 3;
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final LongSupplier nanoTime;
    private final AtomicLong restsUntil;

    MailPace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.restsUntil = new AtomicLong(nanoTime.getAsLong());
    }

    /**
     * Sends now or not yet.
     *
     * @return zero if it was sent, otherwise when to ask again; after a rest not all at the same moment
     */
    Duration send(Runnable message) {
        if (nanoTime.getAsLong() - restsUntil.get() < 0) {
            return REST.plusMillis(ThreadLocalRandom.current().nextLong(REST.toMillis()));
        }
        if (!free.tryAcquire()) {
            return SOON;
        }
        long begin = nanoTime.getAsLong();
        try {
            message.run();
            return Duration.ZERO;
        } catch (MailException e) {
            long end = nanoTime.getAsLong();
            if (end - begin >= SLOW.toNanos()) {
                restsUntil.set(end + REST.toNanos());
            }
            throw e;
        } finally {
            free.release();
        }
    }
}
