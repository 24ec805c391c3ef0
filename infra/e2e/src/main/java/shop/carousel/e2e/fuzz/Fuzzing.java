package shop.carousel.e2e.fuzz;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import shop.carousel.e2e.fuzz.RawHttp.Outcome;

/** Sends hostile requests to a shop, one after the other, and judges what comes back. */
public final class Fuzzing {

    /** What an answer may take; a request whose answer takes longer is a fault. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long CALM_SECONDS = 2;
    private static final long NOT_NUMBERED = -1;
    private static final int MOST_SHOWN = 1_500;

    private final String authority;
    private final RawHttp http;
    private final Specimens specimens;
    private final List<Operation> operations;
    private final Generator generator;
    private final Judge judge = new Judge(LIMIT);
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private String before = "";

    /**
     * What is wrong.
     *
     * @param number of the request, by which it can be sent again; -1 in a table
     */
    public record Finding(long number, String request, List<String> faults) {}

    /**
     * @param findings empty when every promise was kept
     * @param statuses how many answers had which status; 0 counts those that were cut off
     */
    public record Outcomes(int operations, Map<Integer, Integer> statuses, List<Finding> findings) {}

    private Fuzzing(URI url, Specimens specimens, List<Operation> operations) {
        this.authority = url.getAuthority();
        this.http = new RawHttp(url.getHost(), url.getPort(), PATIENCE);
        this.specimens = specimens;
        this.operations = operations;
        this.generator = new Generator(operations, specimens);
    }

    /**
     * Prepares for a shop: finds its operations, and makes what requests are about.
     *
     * @param url the gateway's; the services have the three ports after it
     */
    public static Fuzzing of(URI url, String adminPassword) throws InterruptedException {
        List<String> services = IntStream.rangeClosed(1, 3)
                .mapToObj(next -> "http://" + url.getHost() + ":" + (url.getPort() + next))
                .toList();
        return new Fuzzing(url, Specimens.make(url, adminPassword), OpenApi.operations(services));
    }

    /** Sends requests from a seed: the same ones whenever the shop has the same operations. */
    public Outcomes random(long seed, long first, long requests, LongConsumer sent) throws InterruptedException {
        for (long number = first; number < first + requests; number++) {
            send(number, generator.next(seed, number));
            sent.accept(number);
        }
        return outcomes();
    }

    /** Sends every entry of the table to every operation, once each. */
    public Outcomes table(long seed) throws InterruptedException {
        var random = new SplittableRandom(seed);
        for (Operation operation : operations) {
            for (Spoiling spoiling : Spoiling.values()) {
                Draft draft = generator.good(operation, random.split());
                if (spoiling.fits(draft)) {
                    spoiling.apply(draft, random.split());
                    judged(NOT_NUMBERED, draft);
                }
            }
        }
        return outcomes();
    }

    private Outcomes outcomes() {
        return new Outcomes(operations.size(), Map.copyOf(statuses), List.copyOf(findings));
    }

    /** Sends one, and looks whether a refused one changed anything. */
    private void send(long number, Draft draft) throws InterruptedException {
        if (before.isEmpty()) {
            before = specimens.digest();
        }
        int status = judged(number, draft);
        if (!draft.isSafe() && status >= 400) {
            String change = change(draft);
            if (!change.isEmpty()) {
                findings.add(new Finding(number, shown(draft), List.of(change)));
            }
        } else if (!draft.isSafe()) {
            before = "";
        }
    }

    /** The status of the answer; 0 where there was none. */
    private int judged(long number, Draft draft) {
        Outcome outcome = post(draft);
        int status = outcome instanceof Outcome.Answered answer ? answer.status() : 0;
        statuses.merge(status, 1, Integer::sum);
        List<String> faults = judge.faults(draft, outcome);
        if (!faults.isEmpty()) {
            findings.add(new Finding(number, shown(draft), faults));
        }
        return status;
    }

    private Outcome post(Draft draft) {
        return http.send(draft.bytes(authority), draft.method.equals("HEAD"), draft.ends);
    }

    /** What was accepted before may still have been at work, so a change counts when it comes again in calm times. */
    private String change(Draft draft) throws InterruptedException {
        if (specimens.digest().equals(before)) {
            return "";
        }
        TimeUnit.SECONDS.sleep(CALM_SECONDS);
        String calm = specimens.digest();
        post(draft);
        before = specimens.digest();
        return before.equals(calm) ? "" : "it was refused and changed\n" + calm + "\nto\n" + before;
    }

    private String shown(Draft draft) {
        String text = new String(draft.bytes(authority), StandardCharsets.UTF_8);
        return draft.operation + " " + draft.spoilt + "\n"
                + (text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + " …");
    }
}
