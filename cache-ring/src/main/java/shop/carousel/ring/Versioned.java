package shop.carousel.ring;

import java.util.Objects;

/**
 * A value with the version of the row that it was made from. The version rises with every change of the row.
 *
 * @param version 0 to {@link #MAX_VERSION}
 */
public record Versioned<V>(V value, long version) {

    /** 2<sup>53</sup> − 1: the nodes' scripts compute with doubles, which are exact up to here. */
    public static final long MAX_VERSION = (1L << 53) - 1;

    public Versioned {
        Objects.requireNonNull(value, "value");
        requireVersion(version);
    }

    /**
     * Returns the version if it is within bounds.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static long requireVersion(long version) {
        if (version < 0 || version > MAX_VERSION) {
            throw new IllegalArgumentException("A version is 0.." + MAX_VERSION + ", not " + version);
        }
        return version;
    }
}
