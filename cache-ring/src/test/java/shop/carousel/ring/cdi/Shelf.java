package shop.carousel.ring.cdi;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.Versioned;

/** A table with its cache, by annotations alone. */
@Singleton
public class Shelf {

    final AtomicInteger loads = new AtomicInteger();
    final Map<String, Book> rows = new ConcurrentHashMap<>();

    @RingCached(cache = "book")
    public Optional<Book> find(@RingKey String id) {
        loads.incrementAndGet();
        return Optional.ofNullable(rows.get(id));
    }

    @RingCached(cache = "book")
    public @Nullable Book plain(@RingKey String id) {
        loads.incrementAndGet();
        return rows.get(id);
    }

    @RingCached(cache = "book")
    public Uni<@Nullable Book> later(@RingKey String id) {
        return Uni.createFrom().item(() -> {
            loads.incrementAndGet();
            return rows.get(id);
        });
    }

    @RingCached(cache = "title")
    public Versioned<String> title(@RingKey String id, @RingKey int edition) {
        loads.incrementAndGet();
        return new Versioned<>(id + " in edition " + edition, edition);
    }

    @RingCached(cache = "book")
    public Optional<Book> failing(@RingKey String id) throws IOException {
        throw new IOException("no book " + id);
    }

    /** As an UPDATE … RETURNING version would. */
    @RingInvalidate(cache = "book")
    public long write(@RingKey String id, String title) {
        return rows.merge(id, new Book(id, title, 1), (old, ignored) -> new Book(id, title, old.version() + 1))
                .version();
    }

    @RingInvalidate(cache = "book")
    public Optional<Book> writeIfThere(@RingKey String id, String title) {
        return Optional.ofNullable(rows.computeIfPresent(id, (key, old) -> new Book(id, title, old.version() + 1)));
    }

    @RingInvalidate(cache = "book")
    public Uni<Book> writeLater(@RingKey String id, String title) {
        return Uni.createFrom()
                .item(() -> rows.merge(
                        id, new Book(id, title, 1), (old, ignored) -> new Book(id, title, old.version() + 1)));
    }

    /** What an event says. */
    @RingInvalidate(cache = "book")
    public void changed(@RingVersion Map<String, Long> versions) {}

    @RingInvalidate(cache = "book")
    public void changed(@RingKey String id, @RingVersion long version) {}

    @RingInvalidate(cache = "book")
    @Transactional
    public long writeInATransaction(@RingKey String id, String title) {
        return write(id, title);
    }

    @Transactional
    public void inATransaction(Runnable work) {
        work.run();
    }
}
