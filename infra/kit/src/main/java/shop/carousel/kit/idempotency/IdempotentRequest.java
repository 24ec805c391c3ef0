package shop.carousel.kit.idempotency;

/**
 * What makes a request the same as another.
 *
 * @param principal who asks
 * @param key the Idempotency-Key, checked
 * @param fingerprint of the body
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record IdempotentRequest(String principal, String key, byte[] fingerprint) {}
