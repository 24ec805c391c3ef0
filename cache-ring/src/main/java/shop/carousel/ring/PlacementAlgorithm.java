package shop.carousel.ring;

import java.util.Locale;

/**
 * How a ring places keys. {@link #SLOT_TABLE} is the one to use; the others are there to interoperate with what is
 * deployed elsewhere and to be compared with ({@code ./shop bench placement}). All processes of a ring must use the
 * same one.
 */
public enum PlacementAlgorithm {
    /**
     * Slots given out by weighted rendezvous hashing under a bound of load. Balanced, and hardly moves what need not
     * move.
     */
    SLOT_TABLE,
    /** Points on a circle, in libketama's exact mapping. For pools that other clients address by ketama, too. */
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
    /** The nearest node to each key by weighted rendezvous hashing. Moves nothing besides; costs one hash per node. */
    RENDEZVOUS,
    /** Maglev's table of 65,537 places. Balanced; moves a little of everything. */
    MAGLEV,
    /** Points on a circle under a bound of load: who is full sends on to the next. */
    BOUNDED_LOADS;

    /** As configuration and console write it: {@code slot-table}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
