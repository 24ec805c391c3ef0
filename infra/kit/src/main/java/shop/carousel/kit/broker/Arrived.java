package shop.carousel.kit.broker;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as it arrived.
 *
 * @param topic where it was sent to
 * @param key records of one key arrive in the order in which they were sent
 * @param headers in their order; a name may occur more than once
 * @param place the topic and position of the record: the same at every delivery of this record, and unique to it
 * @param timestamp milliseconds since 1970
 */
public record Arrived(
        String topic,
        @Nullable String key,
        @Nullable String value,
        List<Header> headers,
        String place,
        long timestamp) {

    public Arrived {
        headers = List.copyOf(headers);
    }

    /** The text of the last header of this name. */
    public Optional<String> text(String name) {
        return headers.reversed().stream()
                .filter(header -> header.name().equals(name))
                .findFirst()
                .map(Header::text);
    }
}
