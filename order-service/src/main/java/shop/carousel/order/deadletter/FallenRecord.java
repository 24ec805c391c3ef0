package shop.carousel.order.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Header;
import shop.carousel.kit.event.DeadLetters;

/** A record of a dead-letter topic, and what its headers tell. Whatever it is, something can be told of it. */
final class FallenRecord {

    private static final Set<String> ABOUT_ITS_DEATH =
            Set.of(DeadLetters.REASON, DeadLetters.ORIGIN, DeadLetters.ATTEMPTS, DeadLetters.ID);

    private static final String QUEUE_OF_DEATH = "x-first-death-queue";
    private static final Pattern ROUTED = Pattern.compile("routing-keys=\\[([^\\],]+)");

    private final Arrived record;

    FallenRecord(Arrived record) {
        this.record = record;
    }

    /** The same at every delivery of this record. */
    UUID deliveryId() {
        return UUID.nameUUIDFromBytes(record.place().getBytes(StandardCharsets.UTF_8));
    }

    /** The dead letter that it was before it was replayed. */
    Optional<UUID> earlierId() {
        return header(DeadLetters.ID).flatMap(FallenRecord::uuid);
    }

    /** Where it came from: its dead-letter topic without the consumer's name, which has no dot. */
    String topic() {
        return deathAtTheBroker(ROUTED).orElseGet(this::topicOfItsName);
    }

    private String topicOfItsName() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    String consumer() {
        String name = name();
        return header(QUEUE_OF_DEATH).orElseGet(() -> name.substring(name.lastIndexOf('.') + 1));
    }

    /** What the broker itself put aside, because it was delivered too often, it tells where that was. */
    private Optional<String> deathAtTheBroker(Pattern part) {
        return header("x-death").map(part::matcher).filter(Matcher::find).map(found -> found.group(1));
    }

    private String name() {
        String topic = record.topic();
        return topic.endsWith(DeadLetters.SUFFIX)
                ? topic.substring(0, topic.length() - DeadLetters.SUFFIX.length())
                : topic;
    }

    String reason() {
        return header(DeadLetters.REASON)
                .or(() -> header(QUEUE_OF_DEATH).map(queue -> "It was delivered too often to " + queue + "."))
                .orElse("not told");
    }

    String origin() {
        return header(DeadLetters.ORIGIN).orElse("not told");
    }

    int attempts() {
        return header(DeadLetters.ATTEMPTS)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .orElse(1);
    }

    Instant at() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    Arrived record() {
        return record;
    }

    /** Its own headers, byte for byte. */
    List<Header> ownHeaders() {
        return record.headers().stream()
                .filter(header -> !ABOUT_ITS_DEATH.contains(header.name()))
                .toList();
    }

    private Optional<String> header(String name) {
        return record.text(name).map(text -> text.replace('\0', '\uFFFD'));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
