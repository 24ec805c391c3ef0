package shop.carousel.catalog.review;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import shop.carousel.kit.identity.Caller;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.text.PlainText;
import shop.carousel.kit.text.TextReading;

/** The caller as an author. */
@Singleton
class Reviewer {

    private static final String NAMELESS = "Customer";

    private final Caller caller;
    private final ReviewConfig config;

    Reviewer(Caller caller, ReviewConfig config) {
        this.caller = caller;
        this.config = config;
    }

    /**
     * An account.
     *
     * @param name the account's first name: what is shown where the author says nothing
     */
    record Signed(UUID account, String name) {}

    /** Empty for a guest; 503 if the state Redis cannot tell. */
    Optional<Signed> here() {
        return caller.token().flatMap(this::signed);
    }

    /** The signed-in account; a 401 for a guest. */
    Signed required() {
        return here().orElseThrow(() -> Problem.of(401, "unauthorized", "Unauthorized", "Sign in first."));
    }

    private Optional<Signed> signed(JsonWebToken token) {
        try {
            return Optional.of(new Signed(UUID.fromString(token.getSubject()), firstName(token.getClaim("name"))));
        } catch (IllegalArgumentException | NullPointerException noAccount) {
            return Optional.empty();
        }
    }

    private String firstName(Object claim) {
        String first = claim instanceof String name ? PlainText.trimmed(name).split("\\s", 2)[0] : "";
        return PlainText.line(first, config.authorCharacters()) instanceof TextReading.Given(String given)
                ? given
                : NAMELESS;
    }
}
