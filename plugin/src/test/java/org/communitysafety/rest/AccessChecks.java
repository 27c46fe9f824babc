package org.communitysafety.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.communitysafety.rest.AccessMatrix.Check;
import org.communitysafety.rest.AccessMatrix.Route;
import org.communitysafety.rest.AccessScene.Thing;
import org.communitysafety.rest.Rest.Answer;

/** Compares what a role gets from a route with what the matrix says. */
final class AccessChecks {

    /** These two get no further than the login. */
    static final Set<String> OUTSIDE = Set.of("nobody", "disabled user");

    private static final String ADMINISTRATOR = "administrator";

    private final AccessMatrix matrix;
    private final AccessScene scene;

    AccessChecks(AccessMatrix matrix, AccessScene scene) {
        this.matrix = matrix;
        this.scene = scene;
    }

    /** Whether it would change something if it were let. */
    static boolean changes(Route route) {
        return !Set.of("GET", "OPTIONS").contains(route.method())
                && !Set.of(Check.LIST, Check.COUNT, Check.PAGE, Check.OPEN, Check.PUBLIC)
                        .contains(route.check());
    }

    /** What this role gets and should not, or the other way round, in words. */
    List<String> wrong(AccessCalls door, Route route, String role) {
        List<String> wrong = new ArrayList<>();
        String login = matrix.login(role);
        boolean administrator = role.equals(ADMINISTRATOR);
        if (administrator && changes(route) && route.check() != Check.NOBODY) {
            return wrong; // may, and does in other tests
        }
        Answer unknown = door.call(login, route, AccessCalls.UNKNOWN);
        if (OUTSIDE.contains(role)) {
            expect(wrong, role, unknown, outside(route));
            return wrong;
        }
        switch (route.check()) {
            case PUBLIC -> expect(wrong, role, unknown, status -> status < 500);
            case OPEN -> expect(wrong, role, unknown, status -> status < 500 && status != 401 && status != 403);
            case SHUT -> expect(wrong, role, unknown, status -> status == 404);
            case NOBODY -> expect(wrong, role, unknown, status -> status >= 400 && status < 500);
            case ADMINISTRATORS -> {
                if (!administrator) {
                    expect(
                            wrong,
                            role,
                            unknown,
                            status -> route.reads() ? status == 403 || status == 404 : status >= 400 && status < 500);
                } else if (route.reads()) {
                    expect(wrong, role, unknown, status -> status != 401 && status != 403);
                }
            }
            case EMPTY -> assertEmpty(wrong, role, unknown);
            case PAGE ->
                expect(
                        wrong,
                        role,
                        unknown,
                        status -> open(role, route)
                                ? status == 200
                                : status == 404
                                        || status == 400 && route.shows().equals("readers"));
            case LIST, WITHIN -> list(wrong, role, route, unknown);
            case COUNT -> count(wrong, role, unknown, door.listOf(login, route));
            case ONE, PART, ACT, WORK, NONE -> each(wrong, door, route, role, unknown);
        }
        return wrong;
    }

    private boolean open(String role, Route route) {
        return matrix.sees(role, route.shows()).contains("open");
    }

    private static Predicate<Integer> outside(Route route) {
        return switch (route.check()) {
            case PUBLIC -> status -> status < 500;
            case SHUT -> status -> status == 404;
            default -> status -> status == 401 || route.ofWebapps() && status == 403;
        };
    }

    private static void expect(List<String> wrong, String role, Answer answer, Predicate<Integer> right) {
        if (!right.test(answer.status())) {
            wrong.add(role + " gets " + shortened(answer));
        }
    }

    private static String shortened(Answer answer) {
        return answer.status() + " "
                + answer.body().substring(0, Math.min(answer.body().length(), 200));
    }

    private static void assertEmpty(List<String> wrong, String role, Answer answer) {
        boolean nothing = answer.status() == 403
                || answer.status() == 404
                || answer.status() == 200
                        && (answer.body().equals("[]") || answer.body().equals("{\"count\":0}"));
        if (!nothing) {
            wrong.add(role + " sees " + shortened(answer));
        }
    }

    private void list(List<String> wrong, String role, Route route, Answer answer) {
        Set<String> seen = scene.things(route, route.shows(), matrix.login(role)).stream()
                .filter(thing -> answer.body().contains(thing.mark()))
                .map(Thing::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> may = matrix.sees(role, route.shows());
        boolean right = route.check() == Check.LIST ? seen.equals(may) : may.containsAll(seen);
        if (!right || !Set.of(200, 404).contains(answer.status())) {
            wrong.add("%s sees %s, not %s: %d".formatted(role, seen, may, answer.status()));
        }
    }

    private static void count(List<String> wrong, String role, Answer count, Answer list) {
        JsonNode rows = list.status() == 200 ? list.json() : null;
        int expected = rows == null ? -1 : rows.size();
        int counted = count.status() == 200 ? count.json().path("count").asInt(-2) : -1;
        boolean cutOff = expected == AccessCalls.ALL && counted > expected;
        if (counted != expected && !cutOff) {
            wrong.add("%s is told %d of %d: %s".formatted(role, counted, expected, shortened(count)));
        }
    }

    private void each(List<String> wrong, AccessCalls door, Route route, String role, Answer unknown) {
        String login = matrix.login(role);
        Set<String> may = route.check() == Check.NONE ? Set.of() : matrix.sees(role, route.idsOf());
        Set<String> more = route.check() == Check.NONE ? Set.of() : matrix.sees(role, route.shows());
        if (route.check() == Check.NONE && !role.equals(ADMINISTRATOR)) {
            expect(wrong, role, unknown, status -> status >= 400 && status < 500);
        }
        int enough = route.check() == Check.ONE ? Integer.MAX_VALUE : route.check() == Check.PART ? 2 : 1;
        int told = 0;
        int hidden = 0;
        for (Thing thing : scene.things(route, route.idsOf(), login)) {
            boolean seen = may.contains(thing.name());
            if ((seen ? told : hidden) >= enough || seen && route.check() == Check.WORK) {
                continue;
            }
            Answer answer = door.call(login, route, thing);
            if (seen) {
                told++;
                if (!role.equals(ADMINISTRATOR) || route.check() != Check.PART) { // the engine trips over some parts
                    expect(wrong, role + " at " + thing.name(), answer, seeing(route, more.contains(thing.name())));
                }
            } else {
                hidden++;
                told(wrong, role, thing, answer, unknown);
            }
        }
    }

    private static Predicate<Integer> seeing(Route route, boolean more) {
        if (route.check() == Check.ACT) {
            return status -> status >= 400 && status < 500;
        }
        return status ->
                more ? status == 200 || route.check() == Check.PART && status < 500 : status == 403 || status == 404;
    }

    /** What is not theirs answers as what is not there. */
    private static void told(List<String> wrong, String role, Thing thing, Answer answer, Answer unknown) {
        if (role.equals(ADMINISTRATOR)) {
            return; // sees all; what is asked for here is there for nobody
        }
        String same = answer.body()
                .replace(thing.id(), AccessCalls.UNKNOWN.id())
                .replace(thing.key(), AccessCalls.UNKNOWN.key())
                .replace(thing.tenant(), AccessCalls.UNKNOWN.tenant());
        boolean refused = answer.status() >= 400 && answer.status() < 500;
        if (!refused || answer.status() != unknown.status() || !same.equals(unknown.body())) {
            wrong.add("%s at %s can tell it from what is not there: %s, %s"
                    .formatted(role, thing.name(), shortened(answer), shortened(unknown)));
        }
    }
}
