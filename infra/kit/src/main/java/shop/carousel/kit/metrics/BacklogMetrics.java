package shop.carousel.kit.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;

/**
 * What waits in this service's database. All instances of a service tell the same figures.
 *
 * <ul>
 *   <li>{@code carousel.outbox.waiting}: events that are committed and not yet published;
 *   <li>{@code carousel.outbox.age}: seconds since the oldest of them was committed, 0 if there is none;
 *   <li>{@code carousel.work.late}: seconds since the piece of work that waits longest was due, 0 if none is due;
 *   <li>{@code carousel.work.given.up}: pieces of work that were given up and wait for an operator.
 * </ul>
 */
@Singleton
final class BacklogMetrics implements MeterBinder {

    private static final String BACKLOG = """
            select (select count(*) from outbox) as waiting,
                   (select coalesce(extract(epoch from now() - min(created_at)), 0)::bigint from outbox) as age,
                   coalesce(extract(epoch from now() - min(due_at) filter (where due_at <= now())), 0)::bigint as late,
                   count(*) filter (where due_at is null) as given_up
            from work""";

    private final RecentReading<Backlog> backlog;

    private record Backlog(long waiting, long age, long late, long givenUp) {

        static Backlog of(Row row) {
            return new Backlog(row.bigint("waiting"), row.bigint("age"), row.bigint("late"), row.bigint("given_up"));
        }
    }

    BacklogMetrics(Sql sql) {
        this.backlog = new RecentReading<>(() -> sql.first(BACKLOG, Backlog::of).orElseThrow());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "carousel.outbox.waiting", "events that are committed and not yet published", Backlog::waiting);
        gauge(
                registry,
                "carousel.outbox.age",
                "seconds since the oldest unpublished event was committed",
                Backlog::age);
        gauge(registry, "carousel.work.late", "seconds since the work that waits longest was due", Backlog::late);
        gauge(registry, "carousel.work.given.up", "work that waits for an operator", Backlog::givenUp);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Backlog> figure) {
        Gauge.builder(name, backlog, reading -> reading.figure(figure))
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
