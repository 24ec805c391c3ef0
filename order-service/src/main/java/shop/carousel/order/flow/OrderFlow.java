package shop.carousel.order.flow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.flow.FlowFigures.Backlog;
import shop.carousel.order.flow.FlowFigures.Lag;
import shop.carousel.order.flow.FlowFigures.Stage;
import shop.carousel.order.model.OrderStatus;

/**
 * Reads how orders flow. The cost does not grow with the shop: the stages are about the last {@value #ORDERS} orders,
 * and everything else is found by an index that has only what waits.
 */
@Singleton
public class OrderFlow {

    private static final int ORDERS = 1_000;

    private static final String STAGES = """
            with recent as materialized (select id from orders order by id desc limit ?),
            steps as (
              select h.status,
                     extract(epoch from h.at - first_value(h.at) over life) * 1000 as age,
                     extract(epoch from h.at - lag(h.at) over life) * 1000 as step
              from recent join order_history h on h.order_id = recent.id
              window life as (partition by h.order_id order by h.seq))
            select status, count(*) as orders,
                   coalesce(percentile_disc(0.5) within group (order by step), 0)::bigint as step_median,
                   percentile_disc(0.5) within group (order by age)::bigint as median,
                   percentile_disc(0.99) within group (order by age)::bigint as p99
            from steps group by status""";

    private static final String RECENT = """
            select count(*) as orders, min(placed_at) as since
            from (select placed_at from orders order by id desc limit ?) recent""";

    private static final String OPEN = """
            select status as name, count(*) as count, min(changed_at) as oldest
            from orders where status in ('PLACED', 'RESERVED', 'PAID') group by status""";

    private static final String PAYMENTS = """
            select state as name, count(*) as count, min(next_at) as oldest
            from payment where next_at is not null group by state order by state""";

    private static final String OUTBOX =
            "select 'outbox' as name, count(*) as count, min(created_at) as oldest from outbox";

    private static final String LAG = "kafka.consumer.fetch.manager.records.lag";

    private final Sql sql;
    private final MeterRegistry meters;

    OrderFlow(Sql sql, MeterRegistry meters) {
        this.sql = sql.plannedAnew();
        this.meters = meters;
    }

    /** The figures of this moment. */
    public FlowFigures read() {
        Recent recent = sql.first(RECENT, Recent::of, ORDERS).orElseThrow();
        return new FlowFigures(
                recent.orders(),
                recent.since(),
                stages(),
                inOrderOfLife(sql.list(OPEN, OrderFlow::backlog)),
                sql.list(PAYMENTS, OrderFlow::backlog),
                sql.first(OUTBOX, OrderFlow::backlog).orElseThrow(),
                lags());
    }

    private record Recent(long orders, @Nullable Instant since) {

        static Recent of(Row row) {
            return new Recent(row.bigint("orders"), row.instantOrNull("since"));
        }
    }

    private List<Stage> stages() {
        return sql
                .list(
                        STAGES,
                        row -> new Stage(
                                row.constant("status", OrderStatus.class),
                                row.bigint("orders"),
                                row.bigint("step_median"),
                                row.bigint("median"),
                                row.bigint("p99")),
                        ORDERS)
                .stream()
                .sorted((one, other) -> one.status().compareTo(other.status()))
                .toList();
    }

    private static Backlog backlog(Row row) {
        return new Backlog(row.text("name"), row.bigint("count"), row.instantOrNull("oldest"));
    }

    private static List<Backlog> inOrderOfLife(List<Backlog> open) {
        return open.stream()
                .sorted((one, other) -> OrderStatus.valueOf(one.name()).compareTo(OrderStatus.valueOf(other.name())))
                .toList();
    }

    private List<Lag> lags() {
        Map<String, Long> byTopic = new TreeMap<>();
        for (Gauge gauge : meters.find(LAG).gauges()) {
            double records = gauge.value();
            Optional.ofNullable(gauge.getId().getTag("topic"))
                    .filter(topic -> !Double.isNaN(records))
                    .ifPresent(topic -> byTopic.merge(topic, (long) records, Long::sum));
        }
        return byTopic.entrySet().stream()
                .map(each -> new Lag(each.getKey(), each.getValue()))
                .toList();
    }
}
