package shop.carousel.ring.membership;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.ChangeOutcome.Reason;

/** The proposals of this process that have not had their turn yet. */
final class Proposals {

    private static final int MOST = 64;

    private final ConcurrentHashMap<String, CompletableFuture<ChangeOutcome>> waiting = new ConcurrentHashMap<>();
    private final Duration timeout;

    Proposals(Duration timeout) {
        this.timeout = timeout;
    }

    /** Sends a proposal by an action, and answers what becomes of it. */
    CompletionStage<ChangeOutcome> start(String id, Runnable send) {
        if (waiting.size() >= MOST) {
            return CompletableFuture.completedFuture(
                    new ChangeOutcome.Refused(Reason.LOG_AWAY, MOST + " proposals wait for the log already"));
        }
        var outcome = new CompletableFuture<ChangeOutcome>();
        waiting.put(id, outcome);
        send.run();
        return outcome.completeOnTimeout(
                        new ChangeOutcome.Unknown("The log did not answer within " + timeout),
                        timeout.toNanos(),
                        TimeUnit.NANOSECONDS)
                .whenComplete((ignored, fault) -> waiting.remove(id));
    }

    void end(String id, ChangeOutcome outcome) {
        var started = waiting.remove(id);
        if (started != null) {
            started.complete(outcome);
        }
    }
}
