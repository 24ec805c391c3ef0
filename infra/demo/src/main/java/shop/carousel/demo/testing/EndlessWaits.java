package shop.carousel.demo.testing;

/**
 * What nobody may call, for the tests of everybody's walls: each of them waits for others, and without an end when they
 * do not come. The same with a time is meant instead; the kit's README lists all waits with their limits.
 */
public final class EndlessWaits {

    /** A pattern of full names. */
    public static final String PATTERN =
            "java\\.util\\.concurrent\\.(CompletableFuture|Future|\\w*Task)\\.(join|get)\\(\\)"
                    + "|java\\.util\\.concurrent\\.(CountDownLatch|CyclicBarrier|"
                    + "locks\\.\\w+(\\$\\w+)?)\\.await(Uninterruptibly)?\\(\\)"
                    + "|java\\.util\\.concurrent\\.Semaphore\\.acquire(Uninterruptibly)?\\((int)?\\)"
                    + "|java\\.util\\.concurrent\\.\\w*(Queue|Deque)\\.(take|put)\\w*\\(.*"
                    + "|java\\.util\\.concurrent\\.Exchanger\\.exchange\\(java\\.lang\\.Object\\)"
                    + "|java\\.util\\.concurrent\\.locks\\.LockSupport\\.park\\(.*"
                    + "|java\\.util\\.concurrent\\.\\w*ExecutorService\\.close\\(\\)"
                    + "|java\\.lang\\.(Thread\\.join|Object\\.wait|Process\\.waitFor)\\(\\)"
                    + "|io\\.smallrye\\.mutiny\\.groups\\.UniAwait\\w*\\.indefinitely\\(\\)"
                    + "|io\\.vertx\\.core\\.Future\\.(await|join)\\(.*";

    private EndlessWaits() {}
}
