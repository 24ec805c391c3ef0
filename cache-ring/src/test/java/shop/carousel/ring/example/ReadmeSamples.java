package shop.carousel.ring.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.HasVersion;
import shop.carousel.ring.Loader;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.cdi.RingCached;
import shop.carousel.ring.cdi.RingInvalidate;
import shop.carousel.ring.cdi.RingKey;
import shop.carousel.ring.json.JacksonCodec;
import shop.carousel.ring.mutiny.MutinyRingCache;

/** The README's samples, so that they are compiled. */
final class ReadmeSamples {

    private ReadmeSamples() {}

    record Product(String sku) {}

    interface Table {

        @Nullable
        Versioned<Product> find(String sku);

        Map<String, Versioned<Product>> findAll(Set<String> skus);

        long update(String sku);

        void deduct(String sku, int units, long token);
    }

    interface ReactiveTable {

        Uni<@Nullable Versioned<Product>> find(String sku);
    }

    @SuppressWarnings("UnusedVariable") // Samples show what comes back.
    static void fiveMinutes(ObjectMapper mapper, Table table, Logger log, String sku, List<String> skus, int units) {
        var nodes = List.of(RingNode.of("redis-a", "10.0.0.1:6379"), RingNode.of("redis-b", "10.0.0.2:6379"));
        var locks = List.of(RingNode.of("lock-a", "10.0.0.9:6379")); // must run maxmemory-policy noeviction

        try (CacheRing ring = CacheRings.start(RingOptions.of(nodes).lockNodes(locks))) {
            RingCache<Product> products = ring.cache(CacheSpec.of("product", JacksonCodec.of(mapper, Product.class))
                    .timeToLive(Duration.ofMinutes(30)));

            // read: one round trip, or the loader; null means "no such row" and is cached too
            Loader<Product> loader = key -> table.find(key); // SELECT …, version
            Optional<Product> one = products.get(sku, loader);
            Map<String, Product> many = products.getAll(skus, missing -> table.findAll(missing));

            // decide by it: the source's answer; the ring is set right by it
            Optional<Product> now = products.get(sku, Consistency.STRONG, loader);

            // write: first commit, then say which version the row has now
            long version = table.update(sku); // UPDATE … RETURNING version
            products.invalidate(sku, version);

            // lock: for efficiency; the token makes it right
            var hold =
                    LockHold.renewed(Duration.ofSeconds(2), Duration.ofMinutes(1), () -> log.warn("the lock is lost"));
            try (var lease =
                    ring.locks().tryLock(skus, hold, Duration.ofSeconds(1)).orElseThrow()) {
                table.deduct(sku, units, lease.token(sku)); // … WHERE fence <= token
            }
        }
    }

    @SuppressWarnings("UnusedVariable")
    static void onAnEventLoop(RingCache<Product> products, ReactiveTable reactiveTable, String sku) {
        Uni<Optional<Product>> one = MutinyRingCache.of(products).get(sku, key -> reactiveTable.find(key));
    }

    record Book(String isbn, long version) implements HasVersion {}

    interface BookTable {

        Optional<Book> find(String isbn);

        long rename(String isbn, String title);
    }

    /** No bean: it is only here to be compiled. */
    abstract static class Books {

        private final BookTable table;

        Books(BookTable table) {
            this.table = table;
        }

        @RingCached(cache = "book")
        public Optional<Book> find(@RingKey String isbn) {
            return table.find(isbn);
        }

        @RingInvalidate(cache = "book")
        public long rename(@RingKey String isbn, String title) {
            return table.rename(isbn, title); // UPDATE … RETURNING version
        }
    }
}
