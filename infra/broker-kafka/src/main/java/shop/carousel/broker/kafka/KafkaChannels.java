package shop.carousel.broker.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import shop.carousel.kit.broker.Channel;
import shop.carousel.kit.broker.ChannelSource;

/**
 * Channels as SmallRye's connector for Kafka calls their settings. What is the same for all of them stands in
 * microprofile-config.properties.
 */
public final class KafkaChannels extends ChannelSource {

    @Override
    protected Map<String, String> attributes(Channel channel) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("topic", channel.isPattern() ? pattern(channel.topic()) : channel.topic());
        attributes.put("pattern", Boolean.toString(channel.isPattern()));
        attributes.put("group.id", channel.groupExpression());
        attributes.put("auto.offset.reset", channel.fromBeginning() ? "earliest" : "latest");
        attributes.put("batch", "true");
        attributes.put("max.poll.records", Integer.toString(channel.atMost()));
        attributes.put("failure-strategy", channel.passOver() ? "ignore" : "fail");
        return attributes;
    }

    /** {@code *} stands for anything; the rest is meant as it is written. */
    static String pattern(String topic) {
        return Pattern.compile("[^*]+|\\*")
                .matcher(topic)
                .replaceAll(part -> part.group().equals("*")
                        ? ".+"
                        : java.util.regex.Matcher.quoteReplacement(part.group().replace(".", "[.]")));
    }
}
