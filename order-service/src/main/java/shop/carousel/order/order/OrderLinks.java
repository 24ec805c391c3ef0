package shop.carousel.order.order;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import shop.carousel.kit.cursor.Cursors;

/**
 * Links to orders for their buyers' e-mails. The token that a guest was given is kept only as a hash, so a link carries another one: the
 * order's id under the shop's own seal. Nothing of it is stored.
 */
@Singleton
public class OrderLinks {

    private final Cursors seal;

    OrderLinks(Cursors seal) {
        this.seal = seal;
    }

    /** The path of the order's page, for whoever has it. */
    public String pathOf(UUID order) {
        return "/orders/" + order + "?token=" + tokenOf(order);
    }

    private String tokenOf(UUID order) {
        return seal.seal("link to order " + order);
    }

    /** Whether the token is that of this order's link; takes the same time for any. */
    boolean isToken(String token, UUID order) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), tokenOf(order).getBytes(StandardCharsets.UTF_8));
    }
}
