package shop.carousel.broker.testing;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record that a test has heard. */
public record Heard(
        String topic, @Nullable String key, @Nullable String value, Map<String, String> headers) {

    public Heard {
        headers = Map.copyOf(headers);
    }

    /** The value of a header that must be there. */
    public String header(String name) {
        return Objects.requireNonNull(headers.get(name), () -> "no header " + name + " in " + this);
    }

    /** The value, which must be there. */
    public String text() {
        return Objects.requireNonNull(value, this::toString);
    }
}
