package shop.carousel.kit.broker;

import java.nio.charset.StandardCharsets;

/** A header of a record, byte for byte. */
public record Header(String name, byte[] value) {

    /** A header whose value is text. */
    public static Header of(String name, String text) {
        return new Header(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The value as text; bytes that are not UTF-8 are replaced. */
    public String text() {
        return new String(value, StandardCharsets.UTF_8);
    }
}
