package shop.carousel.ring.lock;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeClient;
import shop.carousel.ring.node.Script;
import shop.carousel.ring.node.Subscription;
import shop.carousel.ring.wire.NodeReply;

/**
 * A node that holds locks.
 *
 * @param wakes how it wakes those who wait in this process
 * @param firstToken where the tokens of this epoch of the lock ring begin: above all of the epochs before
 */
public record LockNode(NodeClient client, Subscription wakes, LockHome home, long firstToken) {

    private static final Script ACQUIRE = Script.beside(LockNode.class, "acquire.lua");
    private static final Script RELEASE = Script.beside(LockNode.class, "release.lua");
    private static final Script RENEW = Script.beside(LockNode.class, "renew.lua");
    private static final Script LEAVE = Script.beside(LockNode.class, "leave.lua");

    /**
     * A fence that is forgotten earlier than this could only fall behind if the node's clock had been set back by as
     * much.
     */
    private static final Duration FENCE_MEMORY = Duration.ofDays(1);

    /** What the nodes count with: their numbers are doubles. The epoch stands above. */
    private static final int FENCE_BITS = 53;

    private static final String LOCK_PREFIX = "lock:";
    private static final String FENCE_PREFIX = "fence:";
    private static final String WAITERS_PREFIX = "waiters:";
    private static final String WAKE_CHANNEL = "lock-wake:";

    static LockNode redis(
            Vertx vertx, RingNode node, RingOptions options, String process, Waiters waiters, LockTerm term) {
        var home = new LockHome(node.name(), options, term);
        var client = NodeClient.of(vertx, node, options.client(), List.of(new NeverEvicts(node.name()), home));
        var wakes = new Subscription(
                vertx,
                node,
                options.client(),
                (channel, waiter) -> waiters.wake(waiter.text()),
                WAKE_CHANNEL + process);
        return new LockNode(client, wakes, home, (options.locks().epoch() - 1) << FENCE_BITS);
    }

    /** Whether its word that a lock is free would be heard. The first question begins to listen. */
    boolean isHeard() {
        wakes.open();
        return wakes.isUp();
    }

    /** @param waiter the name to queue if a lock is in the way, or empty */
    Call<Grant> acquire(List<String> keys, String owner, Duration lease, String waiter, Duration waited) {
        var names = new ArrayList<>(home.marks());
        for (var key : keys) {
            names.add(bytes(LOCK_PREFIX + key));
            names.add(bytes(FENCE_PREFIX + key));
            names.add(bytes(WAITERS_PREFIX + key));
        }
        var args = new ArrayList<>(home.terms());
        args.addAll(List.of(
                bytes(owner), millis(lease), millis(FENCE_MEMORY), bytes(waiter), number(waited.toNanos() / 1_000)));
        return client.start(ACQUIRE, names, args, reply -> grant(keys, reply));
    }

    /** Answers how many were still the owner's. */
    Call<Long> release(List<String> keys, String owner) {
        var names = new ArrayList<byte[]>(2 * keys.size());
        for (var key : keys) {
            names.add(bytes(LOCK_PREFIX + key));
            names.add(bytes(WAITERS_PREFIX + key));
        }
        return client.start(RELEASE, names, List.of(bytes(owner)), NodeReply::number);
    }

    /** Answers whether all of them were still the owner's, and last so long from now. */
    Call<Boolean> renew(List<String> keys, String owner, Duration lease) {
        var names = new ArrayList<byte[]>(keys.size() + 1);
        names.add(home.marks().getFirst());
        keys.forEach(key -> names.add(bytes(LOCK_PREFIX + key)));
        var args = List.of(home.terms().getFirst(), bytes(owner), millis(lease));
        return client.start(RENEW, names, args, reply -> isRenewed(reply.number()));
    }

    private boolean isRenewed(long reply) {
        if (reply < 0) {
            home.movedOn(-reply);
        }
        return reply == 1;
    }

    /**
     * Takes a waiter out of a queue. Nobody waits for the answer: one who stays in the queue is only woken in vain.
     *
     * @param passOn whether the next is to be woken if this one was, and the lock is free
     */
    void leave(String key, String waiter, boolean passOn) {
        client.start(
                LEAVE,
                List.of(bytes(LOCK_PREFIX + key), bytes(WAITERS_PREFIX + key)),
                List.of(bytes(waiter), number(passOn ? 1 : 0)),
                NodeReply::number);
    }

    private Grant grant(List<String> keys, NodeReply reply) {
        long first = reply.item(0).number();
        if (first == 1) {
            return taken(keys, reply);
        }
        long second = reply.item(1).number();
        var node = client.node().name();
        if (first == 0) {
            var key = keys.get((int) reply.item(2).number());
            return new Grant.Held(new WaitQueue(this, key), Duration.ofMillis(second));
        }
        return first == -1
                ? new Grant.Settling(node, Duration.ofMillis(second))
                : new Grant.Away(node, home.movedOn(second));
    }

    private Grant taken(List<String> keys, NodeReply reply) {
        var tokens = new HashMap<String, Long>();
        for (int i = 0; i < keys.size(); i++) {
            tokens.put(keys.get(i), firstToken + reply.item(i + 1).number());
        }
        return new Grant.Taken(tokens);
    }

    private static byte[] number(long number) {
        return bytes(Long.toString(number));
    }

    private static byte[] millis(Duration time) {
        return number(time.toMillis());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
