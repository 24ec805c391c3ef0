package shop.carousel.ring.quarkus;

import jakarta.inject.Singleton;
import java.util.concurrent.CopyOnWriteArrayList;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;

/** Those who watch the application's ring. They may come after it has started. */
@Singleton
public class RingWatch implements RingObserver {

    private final CopyOnWriteArrayList<RingObserver> observers = new CopyOnWriteArrayList<>();

    /** Tells this one too from now on. */
    public void add(RingObserver observer) {
        observers.add(observer);
    }

    @Override
    public Ending cacheCalled(String operation, String cache) {
        return RingObserver.all(observers).cacheCalled(operation, cache);
    }

    @Override
    public Ending nodeCalled(String operation, RingNode node) {
        return RingObserver.all(observers).nodeCalled(operation, node);
    }
}
