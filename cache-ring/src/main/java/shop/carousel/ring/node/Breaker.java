package shop.carousel.ring.node;

import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/**
 * Uses a node while it answers, and tries it again in the background while it does not, so that no caller pays for a
 * probe.
 *
 * @param <S> a session
 */
final class Breaker<S extends NodeSession> {

    /*
     * The breaker is the session: present means closed, absent means open. One attempt to open a session is under way
     * at most, because an attempt is only begun by the one who took the last session away, or by the end of the attempt
     * before.
     */

    private static final Logger LOG = Logger.getLogger(Breaker.class);

    private final Vertx vertx;
    private final RingNode node;
    private final NodeOptions options;
    private final NodeSessions<S> sessions;
    private final AtomicReference<@Nullable S> session = new AtomicReference<>();
    private volatile CompletableFuture<Void> attempt = CompletableFuture.completedFuture(null);
    private volatile @Nullable String trouble = "not connected yet";
    private volatile boolean closed;

    Breaker(Vertx vertx, RingNode node, NodeOptions options, NodeSessions<S> sessions) {
        this.vertx = vertx;
        this.node = node;
        this.options = options;
        this.sessions = sessions;
    }

    /** What is in use; null while the breaker is open. */
    @Nullable
    S session() {
        return session.get();
    }

    int waiting() {
        var current = session.get();
        return current == null ? 0 : current.waiting();
    }

    CompletionStage<Void> connect() {
        open(0);
        return attempt;
    }

    boolean isUp() {
        return session.get() != null;
    }

    @Nullable
    String trouble() {
        return isUp() ? null : trouble;
    }

    void suspend(String why) {
        var current = session.get();
        if (current != null) {
            lose(current, why);
        }
    }

    CompletionStage<Void> close() {
        closed = true;
        suspend("closed");
        return attempt;
    }

    private void open(int number) {
        if (closed) {
            return;
        }
        var current = new CompletableFuture<Void>();
        attempt = current;
        sessions.open().onComplete(result -> {
            if (result.succeeded()) {
                use(result.result());
            } else {
                retry(number, String.valueOf(result.cause().getMessage()));
            }
            current.complete(null);
        });
    }

    private void use(S opened) {
        opened.whenLost(() -> lose(opened, "it did not answer"));
        trouble = null;
        session.set(opened);
        LOG.infof("Ring node %s (%s) is in use", node.name(), node.address());
        // What came up between the last look and now would otherwise wait for the next fault.
        if (closed || sessions.unsettled()) {
            lose(opened, "something came up");
        }
    }

    private void lose(S lost, String why) {
        if (session.compareAndSet(lost, null)) {
            lost.close();
            retry(0, why);
        }
    }

    private void retry(int number, String why) {
        boolean news = !why.equals(trouble);
        trouble = why;
        if (!closed) {
            if (news) {
                LOG.warnf("Ring node %s (%s) is not used for now: %s", node.name(), node.address(), why);
            }
            vertx.setTimer(Pauses.millis(options, number), ignored -> open(number + 1));
        }
    }
}
