package shop.carousel.ring;

import java.util.List;

/**
 * Is told what callers and nodes do, for metrics and traces. It never sees a key or a value. Called on callers' threads
 * and on those of connections: what it does is quick, never blocks and never throws.
 */
public interface RingObserver {

    /** Looks away. */
    RingObserver NONE = new RingObserver() {};

    /** A caller asks a cache. The end is told on the same thread. */
    default Ending cacheCalled(String operation, String cache) {
        return Ending.NONE;
    }

    /** A command goes to a node, on the thread of the caller. The end is told on the connection's or on this one. */
    default Ending nodeCalled(String operation, RingNode node) {
        return Ending.NONE;
    }

    /** Is told once that something is over. */
    @FunctionalInterface
    interface Ending {

        Ending NONE = answered -> {};

        /**
         * @param answered whether there was an answer, whatever it was
         */
        void ended(boolean answered);
    }

    /** Tells all of them, and of the end in the opposite order. */
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
