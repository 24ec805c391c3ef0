package shop.carousel.demo.gateway;

import org.jspecify.annotations.Nullable;

/** What the gateway answers by itself. The field names what is wrong with the request, where something is. */
record Refusal(
        int status,
        String slug,
        String title,
        String detail,
        @Nullable String field) {

    static final Refusal BAD_PATH = new Refusal(
            400,
            "bad-request",
            "Bad request",
            "The path has characters or segments that are not accepted here.",
            "path");
    static final Refusal BAD_REQUEST =
            new Refusal(400, "bad-request", "Bad request", "This is not a proper HTTP request.", null);
    static final Refusal NOT_FOUND = new Refusal(404, "not-found", "Not found", "There is no such page here.", null);
    static final Refusal BAD_METHOD =
            new Refusal(405, "method-not-allowed", "Method not allowed", "The shop does not know this method.", null);
    static final Refusal SLOW_BODY = new Refusal(
            408, "request-timeout", "Request timeout", "The body of the request did not arrive in time.", null);
    static final Refusal BODY_TOO_LARGE =
            new Refusal(413, "too-large", "Content too large", "The body of the request is too large.", null);
    static final Refusal URI_TOO_LONG =
            new Refusal(414, "uri-too-long", "URI too long", "The address of the request is too long.", null);
    static final Refusal HEADERS_TOO_LARGE = new Refusal(
            431,
            "headers-too-large",
            "Request header fields too large",
            "The headers of the request are too large.",
            null);
    static final Refusal BROKEN = new Refusal(
            502,
            "bad-gateway",
            "Bad gateway",
            "The service broke off before it answered. It is not known what it did.",
            null);
    static final Refusal BUSY = new Refusal(
            503, "unavailable", "Service unavailable", "Too many requests are under way. Please try again.", null);
    static final Refusal TIMEOUT =
            new Refusal(504, "gateway-timeout", "Gateway timeout", "The service did not answer in time.", null);

    /** The service that would know is away. */
    static Refusal away(String what) {
        return new Refusal(
                503, "unavailable", "Service unavailable", what + " is away for a moment. Please try again.", null);
    }

    /** After how long to ask again; 0 where that is of no use. */
    int retryAfterSeconds() {
        return status != 503 ? 0 : equals(BUSY) ? 1 : 5;
    }

    /** Whether the request itself may be too much to read to its end. */
    boolean closes() {
        return status == 400 || status == 408 || status == 413 || status == 414 || status == 431;
    }
}
