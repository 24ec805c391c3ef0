package shop.carousel.ring.testing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Tampers with lock nodes. */
public final class LockNodes {

    private static final long PATIENCE_SECONDS = 30;

    private LockNodes() {}

    /** Makes a node forget all locks, fences and waiters, but not that it may grant: what lost writes would do. */
    public static void forgetLocks(RedisProcess node) {
        node.command("EVAL", """
                local epoch = redis.call('HGET', 'lock-home', 'epoch')
                local run = redis.call('HGET', 'lock-home', 'run')
                redis.call('FLUSHALL')
                if epoch then
                  redis.call('HSET', 'lock-home', 'epoch', epoch, 'run', run)
                end""", "0");
    }

    /** How often scripts were run by their digest since the node started. */
    public static long scriptCalls(RedisProcess node) {
        return node.command("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_evalsha:calls="))
                .mapToLong(line -> Long.parseLong(
                        line.replaceAll("^[^=]*=([0-9]+).*$", "$1").strip()))
                .sum();
    }

    /** Returns when it is so; fails after half a minute. */
    public static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not become so within " + PATIENCE_SECONDS + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
