package shop.carousel.order.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import shop.carousel.kit.hash.Sha256;

/**
 * A guest's proof for an order: 32 random bytes in base64url. Only its SHA-256 is stored, which suffices for an
 * unguessable value.
 */
public record OrderToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A token that nobody can guess. */
    public static OrderToken fresh() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new OrderToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The stored hash. */
    public byte[] hash() {
        return Sha256.of(text);
    }

    /** Whether the hash is this token's; takes the same time for any. */
    public boolean hasHash(byte[] hash) {
        return MessageDigest.isEqual(hash(), hash);
    }

    @Override
    public String toString() {
        return "OrderToken[…]";
    }
}
