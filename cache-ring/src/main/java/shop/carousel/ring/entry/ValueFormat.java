package shop.carousel.ring.entry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Versioned;

/** Turns what callers load into entries, and entries into what callers get, by a cache's declaration. */
public record ValueFormat<V>(CacheSpec<V> spec, PayloadFormat payloads, Freshness freshness) {

    private static final Logger LOG = Logger.getLogger(ValueFormat.class);
    private static final byte[] NOTHING = {};

    public static <V> ValueFormat<V> of(CacheSpec<V> spec, ValueCipher cipher, Freshness freshness) {
        var payloads =
                new PayloadFormat(spec.name(), spec.storage(), spec.limits().valueBytes(), cipher);
        return new ValueFormat<>(spec, payloads, freshness);
    }

    /** The value in a key's entry; empty when it does not decode. */
    public Optional<V> decode(String key, Lookup.Value stored) {
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
    public Optional<Fill> encode(StoredKey stored, String key, @Nullable Versioned<V> loaded, long loadMillis) {
        if (loaded == null) {
            return Optional.of(absent(stored, shortened(spec.times().absent()).toMillis()));
        }
        try {
            byte[] value = spec.codec().encode(loaded.value());
            if (value.length <= spec.limits().valueBytes()) {
                return Optional.of(value(stored, key, loaded.version(), value, loadMillis));
            }
            LOG.debugf("%s is not cached: %d bytes", stored.name(), value.length);
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s is not cached: it does not encode", stored.name());
        }
        return Optional.empty();
    }

    /**
     * The entry that holds what another location answered, when that was a value or an absence with some life left: no
     * copy outlives it.
     */
    public Optional<Fill> copy(StoredKey stored, Lookup found) {
        long left = left(found);
        if (left <= 0) {
            return Optional.empty();
        }
        return switch (found) {
            case Lookup.Value value -> Optional.of(new Fill(stored, value.head(), value.payload(), left));
            case Lookup.Absent absent -> Optional.of(new Fill(stored, EntryFormat.absent(absent.end()), NOTHING, left));
            case Lookup.Missing ignored -> Optional.empty();
            case Lookup.Leased ignored -> Optional.empty();
            case Lookup.Busy ignored -> Optional.empty();
            case Lookup.Unreadable ignored -> Optional.empty();
        };
    }

    /**
     * How long a copy of what was found may last, in ms: no longer than what was found, and than this cache's own
     * entries.
     */
    public long left(Lookup found) {
        return switch (found) {
            case Lookup.Value value ->
                left(
                        value.header().end(),
                        value.left(),
                        spec.times().value().plus(spec.times().grace()));
            case Lookup.Absent absent ->
                left(absent.end(), absent.left(), spec.times().absent());
            case Lookup.Missing ignored -> 0;
            case Lookup.Leased ignored -> 0;
            case Lookup.Busy ignored -> 0;
            case Lookup.Unreadable ignored -> 0;
        };
    }

    /**
     * By the entry's own end and by its node's word, where there is one; the earlier counts, so that one clock that is
     * wrong adds nothing.
     */
    private long left(long end, long onItsNode, Duration most) {
        if (end == EntryHeader.NEVER && onItsNode == Lookup.UNKNOWN) {
            return 0;
        }
        long byEnd = end == EntryHeader.NEVER
                ? Long.MAX_VALUE
                : end - freshness.clock().millis();
        long byNode = onItsNode == Lookup.UNKNOWN ? Long.MAX_VALUE : onItsNode;
        return Math.min(most.toMillis(), Math.min(byEnd, byNode));
    }

    private Fill absent(StoredKey stored, long millis) {
        return new Fill(stored, EntryFormat.absent(freshness.end(millis)), NOTHING, millis);
    }

    private Fill value(StoredKey stored, String key, long version, byte[] value, long loadMillis) {
        var soft = shortened(spec.times().value());
        long hard = soft.plus(spec.times().grace()).toMillis();
        var written = payloads.write(key, version, value);
        var header = new EntryHeader(
                version, freshness.softExpiry(soft), loadMillis, freshness.end(hard), written.encoding());
        return new Fill(stored, header.bytes(), written.payload(), hard);
    }

    private Duration shortened(Duration time) {
        double jitter = spec.times().jitter() * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis(Math.max(1, (long) (time.toMillis() * (1 - jitter))));
    }
}
