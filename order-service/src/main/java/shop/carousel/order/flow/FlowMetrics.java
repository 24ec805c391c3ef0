package shop.carousel.order.flow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.metrics.RecentReading;

/**
 * What has not come to rest, for monitoring. All instances tell the same figures.
 *
 * <ul>
 *   <li>{@code carousel.orders.open} by {@code status}: orders that are placed and neither confirmed nor ended;
 *   <li>{@code carousel.orders.overdue}: orders whose deadline is over for more than a minute;
 *   <li>{@code carousel.payments.late}: seconds since the payment that waits longest was due, 0 if none is due;
 *   <li>{@code carousel.dead.letters}: records that no consumer could handle and nobody has decided on.
 * </ul>
 */
@Singleton
final class FlowMetrics implements MeterBinder {

    private static final String UNSETTLED = """
            select count(*) filter (where status = 'PLACED') as placed,
                   count(*) filter (where status = 'RESERVED') as reserved,
                   count(*) filter (where status = 'PAID') as paid,
                   (select count(*) from orders where deadline_at < now() - interval '1 minute') as overdue,
                   (select coalesce(extract(epoch from now() - min(next_at)), 0)::bigint
                    from payment where next_at <= now()) as late,
                   (select count(*) from dead_letter where state = 'WAITING') as dead
            from orders where status in ('PLACED', 'RESERVED', 'PAID')""";

    private final RecentReading<Unsettled> unsettled;

    private record Unsettled(long placed, long reserved, long paid, long overdue, long late, long dead) {

        static Unsettled of(Row row) {
            return new Unsettled(
                    row.bigint("placed"),
                    row.bigint("reserved"),
                    row.bigint("paid"),
                    row.bigint("overdue"),
                    row.bigint("late"),
                    row.bigint("dead"));
        }
    }

    FlowMetrics(Sql sql) {
        this.unsettled =
                new RecentReading<>(() -> sql.first(UNSETTLED, Unsettled::of).orElseThrow());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        open(registry, "PLACED", Unsettled::placed);
        open(registry, "RESERVED", Unsettled::reserved);
        open(registry, "PAID", Unsettled::paid);
        gauge("carousel.orders.overdue", "orders whose deadline is over", Unsettled::overdue)
                .register(registry);
        gauge("carousel.payments.late", "seconds since a payment was due", Unsettled::late)
                .register(registry);
        gauge("carousel.dead.letters", "records that wait for an operator", Unsettled::dead)
                .register(registry);
    }

    private void open(MeterRegistry registry, String status, ToDoubleFunction<Unsettled> figure) {
        gauge("carousel.orders.open", "orders that have not come to rest", figure)
                .tag("status", status)
                .register(registry);
    }

    private Gauge.Builder<RecentReading<Unsettled>> gauge(
            String name, String description, ToDoubleFunction<Unsettled> figure) {
        return Gauge.builder(name, unsettled, reading -> reading.figure(figure))
                .description(description)
                .strongReference(true);
    }
}
