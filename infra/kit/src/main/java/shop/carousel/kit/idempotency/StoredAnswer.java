package shop.carousel.kit.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request, which a repetition gets again.
 *
 * @param status the HTTP status
 * @param location the Location header, if there was one
 * @param body the JSON body
 */
public record StoredAnswer(int status, @Nullable String location, String body) {}
