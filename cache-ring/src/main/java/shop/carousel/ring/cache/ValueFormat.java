package shop.carousel.ring.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Versioned;

/** Turns what callers load into entries, and entries into what callers get, by a cache's declaration. */
record ValueFormat<V>(CacheSpec<V> spec, Freshness freshness) {

    private static final Logger LOG = Logger.getLogger(ValueFormat.class);
    private static final byte[] NOTHING = {};

    /** The value in an entry; empty when it does not decode. */
    Optional<V> decode(Lookup.Value stored) {
        try {
            return Optional.of(spec.codec().decode(stored.payload()));
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
    Optional<Fill> encode(StoredKey key, @Nullable Versioned<V> loaded, long loadMillis) {
        if (loaded == null) {
            return Optional.of(new Fill(
                    key,
                    EntryFormat.absentHeader(),
                    NOTHING,
                    shortened(spec.times().absent()).toMillis()));
        }
        try {
            var payload = spec.codec().encode(loaded.value());
            if (payload.length <= spec.limits().valueBytes()) {
                return Optional.of(value(key, loaded.version(), payload, loadMillis));
            }
            LOG.debugf("%s is not cached: %d bytes", key.name(), payload.length);
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s is not cached: it does not encode", key.name());
        }
        return Optional.empty();
    }

    private Fill value(StoredKey key, long version, byte[] payload, long loadMillis) {
        var soft = shortened(spec.times().value());
        var hard = soft.plus(spec.times().grace());
        var header = new EntryHeader(version, freshness.softExpiry(soft), loadMillis, EntryHeader.PLAIN);
        return new Fill(key, header.bytes(), payload, hard.toMillis());
    }

    private Duration shortened(Duration time) {
        double jitter = spec.times().jitter() * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis(Math.max(1, (long) (time.toMillis() * (1 - jitter))));
    }
}
