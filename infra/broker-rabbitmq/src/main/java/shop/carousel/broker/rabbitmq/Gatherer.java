package shop.carousel.broker.rabbitmq;

import io.smallrye.mutiny.Multi;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what has arrived since it was last asked, as one list in the order of arrival. What comes alone goes at
 * once. Takes everything that comes: the source has to be bounded, as a queue is by the deliveries that it has out at
 * most.
 */
final class Gatherer<T> implements Flow.Subscriber<T>, Flow.Subscription {

    private final Flow.Subscriber<? super List<T>> downstream;
    private final int most;
    private final AtomicReference<Flow.@Nullable Subscription> upstream = new AtomicReference<>();

    /** Guards what is below. */
    private final Object lock = new Object();

    private final Deque<T> waiting = new ArrayDeque<>();
    private long asked;
    private boolean handingOn;
    private boolean over;

    private Gatherer(Flow.Subscriber<? super List<T>> downstream, int most) {
        this.downstream = downstream;
        this.most = most;
    }

    /** What comes, in lists of at most so many. */
    static <T> Multi<List<T>> gather(Multi<T> source, int most) {
        return Multi.createFrom()
                .publisher(subscriber -> source.subscribe().withSubscriber(new Gatherer<>(subscriber, most)));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream.set(subscription);
        downstream.onSubscribe(this);
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
        synchronized (lock) {
            waiting.add(item);
        }
        handOn();
    }

    @Override
    public void request(long more) {
        synchronized (lock) {
            asked = asked + more < 0 ? Long.MAX_VALUE : asked + more;
        }
        handOn();
    }

    /** One thread at a time hands on; what another one brings meanwhile, it finds before it stops. */
    private void handOn() {
        List<T> next = next();
        while (!next.isEmpty()) {
            downstream.onNext(next);
            synchronized (lock) {
                handingOn = false;
            }
            next = next();
        }
    }

    private List<T> next() {
        synchronized (lock) {
            if (over || handingOn || asked == 0 || waiting.isEmpty()) {
                return List.of();
            }
            handingOn = true;
            asked = asked == Long.MAX_VALUE ? asked : asked - 1;
            List<T> next = new ArrayList<>();
            while (next.size() < most && !waiting.isEmpty()) {
                next.add(waiting.remove());
            }
            return next;
        }
    }

    @Override
    public void onError(Throwable fault) {
        end();
        downstream.onError(fault);
    }

    @Override
    public void onComplete() {
        end();
        downstream.onComplete();
    }

    @Override
    public void cancel() {
        end();
        Flow.Subscription subscription = upstream.get();
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** What waits is not handed on any more: it was not acknowledged, and comes again. */
    private void end() {
        synchronized (lock) {
            over = true;
            waiting.clear();
        }
    }
}
