package shop.carousel.ring;

import java.util.Locale;

/**
 * How a ring places keys. Use {@link #SLOT_TABLE}. The others interoperate with existing deployments, and serve for
 * comparison ({@code ./shop bench placement}). All processes of a ring must use the same one.
 */
public enum PlacementAlgorithm {
    /**
     * Slots assigned by weighted rendezvous hashing under a bound of load. Balanced, with almost no unnecessary moves.
     */
    SLOT_TABLE,
    /** Points on a circle, in libketama's exact mapping. For pools that other clients also address by ketama. */
    KETAMA,
    /** The hash modulo the sum of weights. Any change moves nearly everything. */
    MODULO,
    /**
     * The 16,384 slots of a Redis Cluster, in runs by name. Keys with the same <code>{hash tag}</code> stay together.
     */
    HASH_SLOTS,
    /** Runs of the hash's range, by name. A change moves the borders of all. */
    RANGE,
    /** Jump consistent hashing. Only the last node by name can come or go cheaply. */
    JUMP,
    /** The nearest node to each key by weighted rendezvous hashing. No unnecessary moves; costs one hash per node. */
    RENDEZVOUS,
    /** Maglev's table of 65,537 places. Balanced; moves a little of everything. */
    MAGLEV,
    /** Points on a circle under a bound of load: a full node passes keys on to the next. */
    BOUNDED_LOADS;

    /** The name in the configuration and on the console: {@code slot-table}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
