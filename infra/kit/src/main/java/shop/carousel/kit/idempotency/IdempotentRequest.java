package shop.carousel.kit.idempotency;

/**
 * The identity of a request.
 *
 * @param principal the caller
 * @param key the Idempotency-Key, checked
 * @param fingerprint of the body
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record IdempotentRequest(String principal, String key, byte[] fingerprint) {}
