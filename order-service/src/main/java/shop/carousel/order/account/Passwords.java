package shop.carousel.order.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import shop.carousel.kit.problem.Problem;

/**
 * Hashes passwords with Argon2id, a few at a time: each hash costs memory and time on purpose, and a flood of sign-ins
 * must not exhaust the shop. A caller without a turn gets a 503.
 */
@Singleton
class Passwords {

    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");

    private final Argon2Function argon2;
    private final Semaphore turns;
    private final AccountConfig.Hashing config;
    private final SecureRandom random = new SecureRandom();
    private final String nobodysHash;

    Passwords(AccountConfig config) {
        this.config = config.hashing();
        this.turns = new Semaphore(this.config.concurrency());
        this.argon2 =
                Argon2Function.getInstance(this.config.memoryKib(), this.config.passes(), 1, HASH_BYTES, Argon2.ID);
        this.nobodysHash = hashed(Base64.getEncoder().encodeToString(randomBytes()));
    }

    String hash(String password) {
        return inTurn(() -> hashed(normalised(password)));
    }

    /** Also where the hash is of an earlier version, which took the password as it was typed. */
    boolean matches(String password, String hash) {
        String normalised = normalised(password);
        return check(normalised, hash) || (!normalised.equals(password) && check(password, hash));
    }

    private boolean check(String password, String hash) {
        return inTurn(() -> Argon2Function.getInstanceFromHash(hash).check(password, hash));
    }

    /** How many characters it has. */
    static int lengthOf(String password) {
        return normalised(password).codePoints().map(c -> 1).sum();
    }

    /** The same password from every keyboard: OpaqueString of RFC 8265, without its refusals. */
    private static String normalised(String password) {
        return Normalizer.normalize(SPACE.matcher(password).replaceAll(" "), Normalizer.Form.NFC);
    }

    /** Takes as long as {@link #matches}, so that time does not tell which accounts there are. */
    void spendTheTime(String password) {
        matches(password, nobodysHash);
    }

    private String hashed(String password) {
        return argon2.hash(password.getBytes(java.nio.charset.StandardCharsets.UTF_8), randomBytes())
                .getResult();
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.unavailable("Too many sign-ins at once.", 2);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The service is stopping.", 2);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
