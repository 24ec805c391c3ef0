package shop.carousel.ring;

/**
 * Turns values into bytes and back. Shared by all threads. Throws any unchecked exception for bytes that are not a
 * value; the cache counts that as a miss.
 */
public interface Codec<V> {

    byte[] encode(V value);

    V decode(byte[] bytes);
}
