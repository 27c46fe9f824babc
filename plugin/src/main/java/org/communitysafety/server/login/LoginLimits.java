package org.communitysafety.server.login;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * How often somebody may be wrong about a password. Failed attempts count by user name at an address, by user name and
 * by address. Whoever has logged in from an address before is held to the first of these only: somebody else's
 * guessing, from elsewhere or from behind the same proxy, does not keep them out.
 */
final class LoginLimits {

    private static final int LONGEST_NAME = 64;

    private final Budgets<Login> logins;
    private final Budgets<String> names;
    private final Budgets<String> addresses;
    private final Set<Login> known = newestOf(Budgets.REMEMBERED);
    private final Map<Login, Integer> underWay = new HashMap<>();

    /**
     * How many may fail at once; later there is one more each minute for a user, and every five seconds for an address.
     *
     * @param ofUserAtAddress for one user name at one address
     * @param ofUser for one user name at addresses where it has not been used before
     * @param ofAddress for all user names together that have not been used at this address before
     */
    record Failures(int ofUserAtAddress, int ofUser, int ofAddress) {}

    LoginLimits(Failures allowed, TimeMeter time) {
        logins = new Budgets<>(allowed.ofUserAtAddress(), Duration.ofMinutes(1), time);
        names = new Budgets<>(allowed.ofUser(), Duration.ofMinutes(1), time);
        addresses = new Budgets<>(allowed.ofAddress(), Duration.ofSeconds(5), time);
    }

    private record Login(String name, String address) {}

    private enum Outcome {
        RIGHT,
        WRONG,
        UNKNOWN
    }

    /**
     * Checks a password unless there were too many wrong ones before. An attempt is taken before the password is
     * looked at and given back if it was right, so that a flood of attempts at the same moment gets no more tries than
     * a trickle; whoever has many good requests under way at once waits for the first of them.
     *
     * @return whether it was right
     * @throws TooManyLogins when it was not even looked at
     */
    boolean attempt(String name, String address, BooleanSupplier password) {
        var login = new Login(name.length() > LONGEST_NAME ? "" : name, address);
        boolean stranger = begin(login);
        Outcome outcome = Outcome.UNKNOWN;
        try {
            outcome = password.getAsBoolean() ? Outcome.RIGHT : Outcome.WRONG;
            return outcome == Outcome.RIGHT;
        } finally {
            end(login, stranger, outcome);
        }
    }

    private synchronized boolean begin(Login login) {
        Duration wait;
        while (!(wait = logins.take(login)).isZero()) {
            refuseUnless(underWay.containsKey(login), wait);
            untilAnotherEnds();
        }
        boolean stranger = !known.contains(login);
        if (stranger) {
            takeAsStranger(login);
        }
        underWay.merge(login, 1, Integer::sum);
        return stranger;
    }

    private void takeAsStranger(Login login) {
        Duration wait = names.take(login.name());
        if (!wait.isZero()) {
            logins.giveBack(login);
            throw new TooManyLogins(wait);
        }
        wait = addresses.take(login.address());
        if (!wait.isZero()) {
            logins.giveBack(login);
            names.giveBack(login.name());
            throw new TooManyLogins(wait);
        }
    }

    /** Where the database failed to say whether the password was right, the attempt does not count. */
    private synchronized void end(Login login, boolean stranger, Outcome outcome) {
        if (outcome != Outcome.WRONG) {
            logins.giveBack(login);
            if (stranger) {
                names.giveBack(login.name());
                addresses.giveBack(login.address());
            }
        }
        if (outcome == Outcome.RIGHT) {
            known.add(login);
        }
        underWay.computeIfPresent(login, (same, attempts) -> attempts == 1 ? null : attempts - 1);
        notifyAll();
    }

    private void untilAnotherEnds() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyLogins(Duration.ZERO);
        }
    }

    private static void refuseUnless(boolean condition, Duration wait) {
        if (!condition) {
            throw new TooManyLogins(wait);
        }
    }

    private static <T> Set<T> newestOf(int most) {
        return Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<T, Boolean> eldest) {
                return size() > most;
            }
        });
    }
}
