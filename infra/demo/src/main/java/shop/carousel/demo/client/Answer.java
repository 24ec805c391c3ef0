package shop.carousel.demo.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the shop answered.
 *
 * @param body null-like (missing) when the answer had no JSON
 */
public record Answer(int status, JsonNode body) {

    /** Whether the shop did what it was asked. */
    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** The JSON of a good answer; fails with the problem's own words otherwise. */
    public JsonNode orFail(String what) {
        if (!isGood()) {
            throw new ShopException(what + " failed: " + reason());
        }
        return body;
    }

    /** Why it was refused, in words. */
    public String reason() {
        StringBuilder reason = new StringBuilder().append(status);
        if (body.hasNonNull("detail")) {
            reason.append(", ").append(body.get("detail").asText());
        }
        body.path("errors").forEach(error -> reason.append("; ")
                .append(error.path("field").asText())
                .append(' ')
                .append(error.path("message").asText()));
        return reason.toString();
    }
}
