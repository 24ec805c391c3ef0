package shop.carousel.ring.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the membership log is.
 *
 * @param topic its name; 1..200 of letters, digits, dot, dash, underscore
 * @param client settings of Kafka's clients: brokers, security. What the log needs is set on top
 * @param retry the pause after Kafka failed, before the log is opened again; 10 ms to 1 min
 */
public record KafkaLogOptions(String topic, Map<String, Object> client, Duration retry) {

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    public KafkaLogOptions {
        client = Map.copyOf(client);
        if (!TOPIC.matcher(topic).matches()) {
            throw new IllegalArgumentException("A topic's name is " + TOPIC + ", not \"" + topic + "\"");
        }
        if (retry.compareTo(Duration.ofMillis(10)) < 0 || retry.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("retry is PT0.01S to PT1M, not " + retry);
        }
    }

    /** The log of that name at these brokers. */
    public static KafkaLogOptions at(String brokers, String topic) {
        return new KafkaLogOptions(topic, Map.of("bootstrap.servers", brokers), Duration.ofMillis(250));
    }
}
