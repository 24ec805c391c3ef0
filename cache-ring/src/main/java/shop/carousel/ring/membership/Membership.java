package shop.carousel.ring.membership;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import shop.carousel.ring.CacheTerms;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.RingChange;

/** The agreed sequence of rings. All processes pass through the same epochs in the same order. Thread-safe. */
public interface Membership extends AutoCloseable {

    /** Who wants to know. Called on a thread of the membership's, in order; must not block. */
    interface Listener {

        /** Another ring holds. Whatever is read or written after this returned should go by it. */
        void changed(Agreed agreed);

        /** No process had a newer ring than the one that was told last, at that moment of the monotonic clock. */
        void confirmed(long nanos);
    }

    /** As the console shows it. */
    String kind();

    /** The ring that holds now, as far as this process has heard. */
    Agreed current();

    /**
     * Whether this process's view is recent enough to be used. When not, it may have missed a change: what it reads
     * from a node may be outdated.
     */
    boolean isCurrent();

    /**
     * Proposes a change.
     *
     * @param basedOn the epoch that the change is meant for: it is refused when that has passed
     */
    CompletionStage<ChangeOutcome> propose(RingChange change, long basedOn);

    /**
     * Names the one who listens from now on, after it was told the ring that holds, and where to ask which nodes answer
     * this process.
     */
    void listen(Listener listener, Supplier<Set<String>> using);

    /** This process uses a cache by these terms. Others hear of it, soon or when the log is back. */
    default void declare(String cache, CacheTerms terms) {}

    /** Whether another process may have used a node since that began its incarnation. */
    boolean isUsedElsewhere(String node);

    /** Waits, for a bounded time, until the ring is known. */
    default void awaitStart() {}

    @Override
    default void close() {}
}
