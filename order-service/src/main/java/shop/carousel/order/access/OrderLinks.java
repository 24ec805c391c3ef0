package shop.carousel.order.access;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import shop.carousel.kit.problem.Problem;

/**
 * Links to orders for their buyers' e-mails. A guest's token is stored only as a hash, so a link carries another one:
 * its expiry, in seconds, and a seal over the expiry and the order's id. Nothing of it is stored. The key has no other
 * use, and no other service has it.
 */
@Singleton
public class OrderLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 24;
    private static final int BYTES = Long.BYTES + SEAL_BYTES;

    /** 32 bytes in base64url take as many characters as a guest's token, behind a dot, which no such token has. */
    private static final Pattern FORM = Pattern.compile("\\.[A-Za-z0-9_-]{43}");

    private final SecretKeySpec key;
    private final LinkConfig config;
    private final Clock clock;

    OrderLinks(LinkConfig config, Clock clock) {
        this.config = config;
        this.key = new SecretKeySpec(
                Base64.getUrlDecoder().decode(this.config.key().strip()), ALGORITHM);
        this.clock = clock;
    }

    /** The path of the order's page, which opens for any holder, for {@link LinkConfig#time()} from now. */
    public String pathOf(UUID order) {
        return "/orders/" + order + "?token=" + token(order, clock.instant().plus(config.time()));
    }

    private String token(UUID order, Instant end) {
        byte[] text = ByteBuffer.allocate(BYTES)
                .putLong(end.getEpochSecond())
                .put(seal(order, end.getEpochSecond()))
                .array();
        return "." + Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /**
     * Whether the token is of a link to this order.
     *
     * @throws Problem 410, if it has expired
     */
    boolean isToken(String token, UUID order) {
        if (!FORM.matcher(token).matches()) {
            return false;
        }
        ByteBuffer text = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.substring(1)));
        long end = text.getLong();
        byte[] seal = new byte[SEAL_BYTES];
        text.get(seal);
        if (!MessageDigest.isEqual(seal, seal(order, end))) {
            return false;
        }
        if (clock.instant().getEpochSecond() > end) {
            throw Problem.of(
                    410,
                    "link-expired",
                    "This link has expired",
                    "Links in e-mails open an order for %d days. Sign in to see the orders of your account."
                            .formatted(config.time().toDays()));
        }
        return true;
    }

    private byte[] seal(UUID order, long endSecond) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("order " + order + " until " + endSecond).getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(mac.doFinal(), SEAL_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
