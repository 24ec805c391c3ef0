package shop.carousel.ring;

import java.util.Objects;

/**
 * A value with the version of the row it was made from. The version rises with every change of the row, whoever makes
 * it.
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
     * The same number, if it can be a row's version.
     *
     * @throws IllegalArgumentException when it cannot
     */
    public static long requireVersion(long version) {
        if (version < 0 || version > MAX_VERSION) {
            throw new IllegalArgumentException("A version is 0.." + MAX_VERSION + ", not " + version);
        }
        return version;
    }
}
