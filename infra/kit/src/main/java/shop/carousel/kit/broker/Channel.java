package shop.carousel.kit.broker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A channel on which a service receives a topic, as configured under {@code carousel.channels.<name>}. It is read
 * before configuration mappings exist, because the settings of SmallRye's connectors depend on it.
 *
 * @param topic {@code .topic}: a name; with {@code *} in it, all topics whose names fit
 * @param group {@code .group}: the consumer group. A record that it has acknowledged does not come again
 * @param eachInstance {@code .each-instance}, default {@code false}: every instance is a group of its own, and receives
 *     every record. A group begins when its instance starts for the first time
 * @param fromBeginning {@code .from-beginning}, default {@code true}: a new group gets the earlier records that a
 *     broker with a log still has
 * @param atMost {@code .at-most}, default 256: how many records a poll has at most, 1 to 1,000
 * @param passOver {@code .pass-over}, default {@code false}: records that could not be handled are skipped; otherwise
 *     the channel stops
 */
public record Channel(
        String name,
        String topic,
        String group,
        boolean eachInstance,
        boolean fromBeginning,
        int atMost,
        boolean passOver) {

    /** The prefix of the channels' settings. */
    public static final String PREFIX = "carousel.channels.";

    private static final Set<String> SETTINGS =
            Set.of("topic", "group", "each-instance", "from-beginning", "at-most", "pass-over");
    private static final int MOST = 1_000;

    public Channel {
        if (atMost < 1 || atMost > MOST) {
            throw new IllegalArgumentException(PREFIX + name + ".at-most is 1 to " + MOST + ", not " + atMost);
        }
    }

    /** The channels of a configuration: its names, and what they are set to. */
    public static List<Channel> read(Iterator<String> keys, Function<String, @Nullable String> values) {
        Set<String> names = new TreeSet<>();
        keys.forEachRemaining(key -> {
            if (key.startsWith(PREFIX)) {
                names.add(nameOf(key));
            }
        });
        List<Channel> channels = new ArrayList<>();
        names.forEach(name -> channels.add(read(name, values)));
        return channels;
    }

    private static String nameOf(String key) {
        String[] parts = key.substring(PREFIX.length()).split("\\.", -1);
        if (parts.length != 2 || !SETTINGS.contains(parts[1])) {
            throw new IllegalArgumentException(
                    "There is no setting " + key + ": a channel has " + new TreeSet<>(SETTINGS));
        }
        return parts[0];
    }

    private static Channel read(String name, Function<String, @Nullable String> values) {
        Function<String, @Nullable String> own = setting -> values.apply(PREFIX + name + "." + setting);
        return new Channel(
                name,
                need(name, "topic", own),
                need(name, "group", own),
                truth(own.apply("each-instance"), false),
                truth(own.apply("from-beginning"), true),
                number(own.apply("at-most")),
                truth(own.apply("pass-over"), false));
    }

    private static String need(String name, String setting, Function<String, @Nullable String> own) {
        String value = own.apply(setting);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(PREFIX + name + "." + setting + " is missing");
        }
        return value;
    }

    private static boolean truth(@Nullable String value, boolean unlessSaid) {
        return value == null ? unlessSaid : Boolean.parseBoolean(value);
    }

    private static int number(@Nullable String value) {
        return value == null ? 256 : Integer.parseInt(value);
    }

    /** The group with the instance's name, where each instance is one; an expression for the configuration. */
    public String groupExpression() {
        return eachInstance ? group + "-${carousel.instance}" : group;
    }

    /** Whether the topic is a pattern. */
    public boolean isPattern() {
        return topic.contains("*");
    }
}
