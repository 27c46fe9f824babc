package org.communitysafety.server.login;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many failed logins each of many may have: so many at once, then one again after each interval. The ones heard of
 * longest ago are forgotten, so that strangers cannot fill the memory. Not safe for several threads at once.
 *
 * @param <K> what is counted by
 */
final class Budgets<K> {

    static final int REMEMBERED = 20_000;

    private final Map<K, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
    private final int attempts;
    private final Duration interval;
    private final TimeMeter time;

    Budgets(int attempts, Duration interval, TimeMeter time) {
        this.attempts = attempts;
        this.interval = interval;
        this.time = time;
    }

    /**
     * Takes one attempt.
     *
     * @return zero when there was one; otherwise how long until there is one again
     */
    Duration take(K key) {
        var probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** The attempt was a good one. */
    void giveBack(K key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(K key) {
        Bucket bucket = buckets.computeIfAbsent(key, unknown -> Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(1, interval))
                .withCustomTimePrecision(time)
                .build());
        if (buckets.size() > REMEMBERED) {
            var eldest = buckets.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return bucket;
    }

    int size() {
        return buckets.size();
    }
}
