package shop.carousel.ring.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Versioned;

/** Turns what callers load into entries, and entries into what callers get, by a cache's declaration. */
record ValueFormat<V>(CacheSpec<V> spec, PayloadFormat payloads, Freshness freshness) {

    private static final Logger LOG = Logger.getLogger(ValueFormat.class);
    private static final byte[] NOTHING = {};

    static <V> ValueFormat<V> of(CacheSpec<V> spec, ValueCipher cipher, Freshness freshness) {
        var payloads =
                new PayloadFormat(spec.name(), spec.storage(), spec.limits().valueBytes(), cipher);
        return new ValueFormat<>(spec, payloads, freshness);
    }

    /** The value in a key's entry; empty when it does not decode. */
    Optional<V> decode(String key, Lookup.Value stored) {
        try {
            return Optional.of(spec.codec().decode(payloads.read(key, stored.header(), stored.payload())));
        } catch (RuntimeException e) {
            LOG.debugf(e, "A value of cache \"%s\" does not decode", spec.name());
            return Optional.empty();
        }
    }

    /**
     * The entry for what was loaded; empty when it cannot be stored: too large, or the codec refuses it.
     *
     * @param loadMillis how long the load took
     */
    Optional<Fill> encode(Place place, @Nullable Versioned<V> loaded, long loadMillis) {
        if (loaded == null) {
            return Optional.of(new Fill(
                    place.stored(),
                    EntryFormat.absentHeader(),
                    NOTHING,
                    shortened(spec.times().absent()).toMillis()));
        }
        try {
            byte[] value = spec.codec().encode(loaded.value());
            if (value.length <= spec.limits().valueBytes()) {
                return Optional.of(value(place, loaded.version(), value, loadMillis));
            }
            LOG.debugf("%s is not cached: %d bytes", place.stored().name(), value.length);
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s is not cached: it does not encode", place.stored().name());
        }
        return Optional.empty();
    }

    /** The entry that holds what another place answered, when that was a value or an absence. */
    Optional<Fill> copy(Place place, Lookup found) {
        return switch (found) {
            case Lookup.Value value ->
                Optional.of(new Fill(
                        place.stored(),
                        value.head(),
                        value.payload(),
                        shortened(spec.times().value())
                                .plus(spec.times().grace())
                                .toMillis()));
            case Lookup.Absent ignored -> encode(place, null, 0);
            case Lookup.Missing ignored -> Optional.empty();
            case Lookup.Leased ignored -> Optional.empty();
            case Lookup.Busy ignored -> Optional.empty();
            case Lookup.Unreadable ignored -> Optional.empty();
        };
    }

    private Fill value(Place place, long version, byte[] value, long loadMillis) {
        var soft = shortened(spec.times().value());
        var hard = soft.plus(spec.times().grace());
        var written = payloads.write(place.key(), version, value);
        var header = new EntryHeader(version, freshness.softExpiry(soft), loadMillis, written.encoding());
        return new Fill(place.stored(), header.bytes(), written.payload(), hard.toMillis());
    }

    private Duration shortened(Duration time) {
        double jitter = spec.times().jitter() * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis(Math.max(1, (long) (time.toMillis() * (1 - jitter))));
    }
}
