package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.communitysafety.rest.Rest.Answer;

/**
 * Many people at work at once: they apply, consider and decide through REST, and remember what the server has
 * acknowledged. While the server is away they wait; what broke off is neither counted as done nor as undone.
 */
final class Crowd implements AutoCloseable {

    /** What people hold in hand: the server has said that it is done. */
    record Acknowledged(String number, String task, String user, String verdict) {}

    private static final String APPLICANT = "charnwood-voluntary";
    private static final String GROUP = "charnwood-asb-chair";
    private static final List<String> OFFICE_HOLDERS =
            List.of("charnwood-chair", "charnwood-vice-chair", "charnwood-designated-officer");

    /** Who takes part; each needs the password. */
    static final List<String> PEOPLE =
            List.of(APPLICANT, GROUP, OFFICE_HOLDERS.get(0), OFFICE_HOLDERS.get(1), OFFICE_HOLDERS.get(2));

    private static final String NO_MORE = "There is nothing like this here for you. It may have been completed already";

    private static final List<String> LINES =
            List.of("charnwood.community-safety-fund.youth-diversion", "charnwood.community-safety-fund.asb-outreach");

    /** For a machine that has other things to do, too. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ExecutorService threads;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();
    private List<Integer> ports = List.of();
    private int busy;
    private boolean isOver;

    /** @param seed of what they do; what comes of it depends on the server's speed too */
    Crowd(int people, long seed) {
        this.threads = Executors.newFixedThreadPool(people);
        var seeds = new Random(seed);
        for (int i = 0; i < people; i++) {
            var random = new Random(seeds.nextLong());
            threads.execute(() -> work(random));
        }
    }

    /** Sends them to work. */
    synchronized void worksAt(Integer... nodes) {
        ports = List.of(nodes);
        notifyAll();
    }

    /** Nobody begins anything new; returns when everybody has the answer to what they had begun. */
    synchronized void rests() {
        ports = List.of();
        notifyAll();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (busy > 0) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new AssertionError("Somebody still waits for an answer");
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized List<Integer> nodes() throws InterruptedException {
        while (ports.isEmpty() && !isOver) {
            wait();
        }
        if (isOver) {
            return List.of();
        }
        busy++;
        return ports;
    }

    private synchronized void done() {
        busy--;
        notifyAll();
    }

    /** Waits until the node is given up, or for a moment only where the crowd is to go on with it. */
    private synchronized void missed(Integer node) throws InterruptedException {
        if (ports.contains(node) && !isOver) {
            wait(100);
        }
    }

    private void work(Random random) {
        try {
            for (List<Integer> nodes = nodes(); !nodes.isEmpty(); nodes = nodes()) {
                Integer node = nodes.get(random.nextInt(nodes.size()));
                try {
                    act(random, node);
                } catch (UncheckedIOException e) {
                    brokenOff.incrementAndGet();
                    missed(node);
                } finally {
                    done();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError e) {
            surprises.add(e.toString());
        }
    }

    private void act(Random random, int port) {
        int what = random.nextInt(10);
        if (what < 2) {
            apply(random, port);
        } else if (what < 5) {
            consider(random, port);
        } else {
            decide(random, port, OFFICE_HOLDERS.get(random.nextInt(OFFICE_HOLDERS.size())));
        }
    }

    private void apply(Random random, int port) {
        String title = "Project " + new UUID(random.nextLong(), random.nextLong());
        String amount = "0." + (10 + random.nextInt(90));
        Answer answer = seen(as(APPLICANT, port)
                .post(
                        "/engine-rest/process-definition/key/fundingApplication/submit-form",
                        Rest.form(People.application(title, amount))));
        if (answer.status() == 200) {
            acknowledged(new Acknowledged(answer.json().path("businessKey").asText(), null, APPLICANT, title));
        }
    }

    private void consider(Random random, int port) {
        String task = task(random, as(GROUP, port), "considerApplication");
        if (task == null) {
            return;
        }
        Answer options = seen(
                as(GROUP, port),
                task,
                as(GROUP, port)
                        .get("/engine-rest/task/" + task
                                + "/form-variables?deserializeValues=false&variableNames=memberOptions"));
        if (options.status() != 200) {
            return;
        }
        Map<String, Object> minutes = new LinkedHashMap<>();
        minutes.put(
                "present",
                values(options.json().path("memberOptions").path("value").asText()));
        minutes.put("deputies", List.of());
        minutes.put("interests", List.of());
        minutes.put("outcome", "support");
        minutes.put("line", LINES.get(random.nextInt(LINES.size())));
        complete(GROUP, port, task, "support", minutes);
    }

    private void decide(Random random, int port, String officeHolder) {
        String task = task(random, as(officeHolder, port), "decideAsOfficeHolder");
        if (task == null) {
            return;
        }
        boolean rejects = random.nextInt(12) == 0;
        complete(
                officeHolder,
                port,
                task,
                rejects ? "REJECT" : "APPROVE",
                rejects ? Map.of("verdict", "reject", "reasons", "Too small") : Map.of("verdict", "approve"));
    }

    private void complete(String user, int port, String task, String verdict, Map<String, Object> form) {
        Rest person = as(user, port);
        Answer answer = seen(person, task, person.post("/engine-rest/task/" + task + "/submit-form", Rest.form(form)));
        if (answer.status() == 204) {
            acknowledged(new Acknowledged(null, task, user, verdict));
        }
    }

    /** One of those that wait for this person; null if none does. */
    private String task(Random random, Rest person, String element) {
        Answer answer = seen(person.get("/engine-rest/task?maxResults=20&taskDefinitionKey=" + element));
        if (answer.status() != 200 || answer.json().isEmpty()) {
            return null;
        }
        JsonNode tasks = answer.json();
        return tasks.get(random.nextInt(tasks.size())).path("id").asText();
    }

    private static List<String> values(String options) {
        try {
            List<String> values = new ArrayList<>();
            Rest.JSON
                    .readTree(options)
                    .forEach(option -> values.add(option.path("value").asText()));
            return values;
        } catch (JsonProcessingException e) {
            throw new AssertionError(options, e);
        }
    }

    private static Rest as(String user, int port) {
        return new Rest(port, user, ServerProcess.PASSWORD);
    }

    /**
     * Two may take up the same task at the same moment: the second is refused, or hears that there is nothing like this
     * here for them any more. The database may be away. Nothing else may happen.
     */
    private Answer seen(Answer answer) {
        answers.computeIfAbsent(answer.status(), status -> new AtomicInteger()).incrementAndGet();
        boolean clear =
                switch (answer.status()) {
                    case 200, 204 -> true;
                    case 400 ->
                        answer.message().endsWith(".") && !answer.message().contains("xception");
                    case 404 -> answer.message().startsWith(NO_MORE);
                    case 503 -> answer.message().startsWith("The database cannot be used at the moment.");
                    default -> false;
                };
        if (!clear) {
            surprises.add(answer.toString());
        }
        return answer;
    }

    /** Who asks in the very moment in which somebody else completes the task has no permission on it any more. */
    private Answer seen(Rest person, String task, Answer answer) {
        boolean isGone = answer.status() == 403
                && answer.message().contains("permission on resource '" + task + "'")
                && person.get("/engine-rest/task/" + task).status() == 404;
        return isGone ? answer : seen(answer);
    }

    private void acknowledged(Acknowledged step) {
        acknowledged.add(step);
        steps.incrementAndGet();
    }

    /** Waits until they have done so many more steps, or somebody has got an answer that nobody should get. */
    void does(int more) {
        int until = steps() + more;
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> steps() >= until || !surprises.isEmpty());
        assertThat(surprises).isEmpty();
    }

    /** How many steps have been acknowledged so far. */
    int steps() {
        return steps.get();
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Answers that nobody should ever get. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    int answered(int status) {
        return answers.containsKey(status) ? answers.get(status).get() : 0;
    }

    int brokenOff() {
        return brokenOff.get();
    }

    @Override
    public void close() {
        synchronized (this) {
            isOver = true;
            notifyAll();
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Somebody still waits for an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
