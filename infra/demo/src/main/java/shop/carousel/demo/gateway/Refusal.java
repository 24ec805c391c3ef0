package shop.carousel.demo.gateway;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the gateway answers by itself. The field names what is wrong with the request, where something is. */
record Refusal(
        int status,
        String slug,
        String title,
        String detail,
        @Nullable String field) {

    private static final Set<Integer> CLOSING = Set.of(400, 408, 413, 414, 417, 421, 431, 500);

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
    static final Refusal SLOW_HEAD =
            new Refusal(408, "request-timeout", "Request timeout", "The request did not arrive in time.", null);
    static final Refusal BODY_TOO_LARGE =
            new Refusal(413, "too-large", "Content too large", "The body of the request is too large.", null);
    static final Refusal URI_TOO_LONG =
            new Refusal(414, "uri-too-long", "URI too long", "The address of the request is too long.", null);
    static final Refusal EXPECTATION = new Refusal(
            417,
            "expectation-failed",
            "Expectation failed",
            "Nothing but 100-continue may be expected here.",
            "Expect");
    static final Refusal MISDIRECTED = new Refusal(
            421, "misdirected-request", "Misdirected request", "The shop is not served under this name.", "Host");
    static final Refusal TOO_MANY = new Refusal(
            429,
            "too-many-requests",
            "Too many requests",
            "Too many requests of one client are under way. Please try again.",
            null);
    static final Refusal HEADERS_TOO_LARGE = new Refusal(
            431,
            "headers-too-large",
            "Request header fields too large",
            "The headers of the request are too large.",
            null);
    static final Refusal INTERNAL =
            new Refusal(500, "internal-error", "Internal error", "The gateway could not answer.", null);
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

    /** What Jetty says of what it cannot read. */
    static Refusal of(int status) {
        return switch (status) {
            case 408 -> SLOW_HEAD;
            case 413 -> BODY_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 417 -> EXPECTATION;
            case 431 -> HEADERS_TOO_LARGE;
            default -> status < 500 || status == 505 ? BAD_REQUEST : INTERNAL;
        };
    }

    /** After how long to ask again; 0 where that is of no use. */
    int retryAfterSeconds() {
        return equals(BUSY) || equals(TOO_MANY) ? 1 : status == 503 ? 5 : 0;
    }

    /** Whether the request itself may be too much to read to its end. */
    boolean closes() {
        return CLOSING.contains(status);
    }
}
