package shop.carousel.order.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Objects;
import shop.carousel.kit.hash.Sha256;
import shop.carousel.kit.idempotency.IdempotentRequest;
import shop.carousel.kit.idempotency.StoredAnswer;
import shop.carousel.order.account.EmailAddress;
import shop.carousel.order.request.RequestFingerprint;

/**
 * Tells callers with the same Idempotency-Key apart. An account's keys are its own. A guest's belong to its e-mail
 * address and, in a browser, to its cart. A repeated answer has the order's token only for a caller that proves to be
 * its buyer: by an account, by a cart's id, or by an unguessable key.
 */
@Singleton
class Callers {

    private static final int UNGUESSABLE_LENGTH = 16;
    private static final int UNGUESSABLE_VARIETY = 9;

    private final RequestFingerprint fingerprints;
    private final ObjectMapper json;

    Callers(RequestFingerprint fingerprints, ObjectMapper json) {
        this.fingerprints = fingerprints;
        this.json = json;
    }

    IdempotentRequest request(String key, JsonNode body, Buyer buyer) {
        String principal =
                buyer.account().map(who -> who.id().toString()).orElseGet(() -> guest(body.path("email"), buyer));
        return new IdempotentRequest(principal, key, fingerprints.of(body));
    }

    private String guest(JsonNode email, Buyer buyer) {
        String address =
                EmailAddress.read(email.asText()).map(EmailAddress::canonical).orElse("");
        String cart = Objects.requireNonNullElse(buyer.browserCart(), "");
        // Under no key: where the fingerprints' key changes, a guest's keys still are its own.
        return "guest " + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(cart + "\n" + address));
    }

    /** The answer of an earlier request, as this caller may have it. */
    StoredAnswer again(StoredAnswer answer, String key, JsonNode body, Buyer buyer) {
        boolean same = buyer.account().isPresent() || body.path("cartId").isTextual() || isUnguessable(key);
        return same ? answer : new StoredAnswer(answer.status(), answer.location(), withoutToken(answer.body()));
    }

    /** A UUID, or anything else random of its length; {@code 1} and {@code order-000000000017} are not. */
    static boolean isUnguessable(String key) {
        return key.length() >= UNGUESSABLE_LENGTH && key.chars().distinct().count() >= UNGUESSABLE_VARIETY;
    }

    private String withoutToken(String body) {
        try {
            ObjectNode answer = (ObjectNode) json.readTree(body);
            answer.remove("token");
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
