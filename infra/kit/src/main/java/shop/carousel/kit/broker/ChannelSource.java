package shop.carousel.kit.broker;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Configures SmallRye's connector with the channels: each {@link Channel} becomes its attributes {@code
 * mp.messaging.incoming.<name>.*}. A service's own values for those have precedence.
 */
public abstract class ChannelSource implements ConfigSourceFactory {

    /** Below a service's application.properties, above what holds for all services. */
    private static final int ORDINAL = 200;

    /** The connector's attributes for a channel. Values may be expressions. */
    protected abstract Map<String, String> attributes(Channel channel);

    @Override
    public final Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> properties = new HashMap<>();
        for (Channel channel : Channel.read(context.iterateNames(), name -> valueOf(context, name))) {
            attributes(channel)
                    .forEach((attribute, value) ->
                            properties.put("mp.messaging.incoming." + channel.name() + "." + attribute, value));
        }
        return List.of(new PropertiesConfigSource(properties, getClass().getSimpleName(), ORDINAL));
    }

    private static @Nullable String valueOf(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null ? null : value.getValue();
    }

    @Override
    public final OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}
