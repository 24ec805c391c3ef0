package shop.carousel.kit.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * The answer that a request was given, and that its repetition is given again.
 *
 * @param status the HTTP status
 * @param location the Location header, where there was one
 * @param body the JSON body
 */
public record StoredAnswer(int status, @Nullable String location, String body) {}
