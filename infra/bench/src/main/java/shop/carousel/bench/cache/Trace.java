package shop.carousel.bench.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * The keys that a real shop asked for, in their order.
 *
 * @param accesses keys as numbers
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Trace(String name, int[] accesses) {

    /**
     * Reads big-endian numbers of four bytes, zipped.
     *
     * @param most only the first so many
     */
    static Trace read(Path file, int most) throws IOException {
        var accesses = IntStream.builder();
        try (var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
            for (int i = 0; i < most; i++) {
                accesses.add(in.readInt());
            }
        } catch (EOFException end) {
            // That was all.
        }
        return new Trace(
                file.getFileName().toString().replaceAll("\\..*", ""),
                accesses.build().toArray());
    }

    static String key(int number) {
        return "%08x".formatted(number);
    }

    int[] keys() {
        return IntStream.of(accesses).distinct().toArray();
    }

    /**
     * The share of accesses that a cache of so many entries would have answered that lets the least recently used one
     * go.
     */
    double hitRatioOfLru(int entries) {
        var kept = new LinkedHashMap<Integer, Boolean>(2 * entries, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
                return size() > entries;
            }
        };
        int hits = 0;
        for (int key : accesses) {
            if (kept.get(key) == null) {
                kept.put(key, true);
            } else {
                hits++;
            }
        }
        return (double) hits / accesses.length;
    }

    /** The same of a bare Caffeine cache, which lets go by W-TinyLFU. */
    double hitRatioOfCaffeine(int entries) {
        Cache<Integer, Boolean> kept = Caffeine.newBuilder()
                .maximumSize(entries)
                .executor(Runnable::run)
                .build();
        int hits = 0;
        for (int key : accesses) {
            if (kept.getIfPresent(key) == null) {
                kept.put(key, true);
            } else {
                hits++;
            }
        }
        return (double) hits / accesses.length;
    }
}
