package shop.carousel.ring.postgres;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Collection;

/** The numbers of keys among advisory locks. They are part of the agreement between processes: never to be changed. */
final class AdvisoryKeys {

    /** Sets these locks apart from others in the same database. */
    private static final long SEED = 0x6361726f7573656cL;

    private static final Hasher64 HASHER = Hashing.xxh3_64(SEED);

    private AdvisoryKeys() {}

    /** In order, so that nobody who takes several waits in a circle; each once. */
    static Long[] numbers(Collection<String> keys) {
        return keys.stream()
                .mapToLong(HASHER::hashCharsToLong)
                .distinct()
                .sorted()
                .boxed()
                .toArray(Long[]::new);
    }
}
