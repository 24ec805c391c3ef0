package shop.carousel.ring;

import java.util.List;

/**
 * Observes callers and nodes, for metrics and traces. It never sees a key or a value. It runs on threads of callers and
 * connections, so it must be quick, and must never block or throw.
 */
public interface RingObserver {

    /** Does nothing. */
    RingObserver NONE = new RingObserver() {};

    /** A caller calls a cache. The ending is called on the same thread. */
    default Ending cacheCalled(String operation, String cache) {
        return Ending.NONE;
    }

    /** A command goes to a node, on the caller's thread. The ending is called on this thread or the connection's. */
    default Ending nodeCalled(String operation, RingNode node) {
        return Ending.NONE;
    }

    /** Called once when the operation is over. */
    @FunctionalInterface
    interface Ending {

        Ending NONE = answered -> {};

        /** @param answered whether there was any answer */
        void ended(boolean answered);
    }

    /** Calls all observers, and their endings in reverse order. */
    static RingObserver all(List<? extends RingObserver> observers) {
        var all = List.copyOf(observers);
        return all.isEmpty()
                ? NONE
                : new RingObserver() {

                    @Override
                    public Ending cacheCalled(String operation, String cache) {
                        return endings(all.stream()
                                .map(each -> each.cacheCalled(operation, cache))
                                .toList());
                    }

                    @Override
                    public Ending nodeCalled(String operation, RingNode node) {
                        return endings(all.stream()
                                .map(each -> each.nodeCalled(operation, node))
                                .toList());
                    }

                    private Ending endings(List<Ending> endings) {
                        return answered -> endings.reversed().forEach(each -> each.ended(answered));
                    }
                };
    }
}
