package shop.carousel.ring;

/**
 * Turns values into bytes and back. Shared by all threads. Throw any unchecked exception for bytes that are not a
 * value: the cache takes it as a miss and counts it.
 */
public interface Codec<V> {

    byte[] encode(V value);

    V decode(byte[] bytes);
}
