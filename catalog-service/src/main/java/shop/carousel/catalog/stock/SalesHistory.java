package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;

/**
 * Sales by SKU: the lines of orders that were paid and not returned. An order counts from the moment in which its units
 * are sold to it. Reads the database; meant to be cached.
 */
@Singleton
public class SalesHistory {

    /**
     * Item-to-item co-occurrence (Linden, Smith and York 2003, doi:10.1109/MIC.2003.1167344). An order of many lines
     * says less about each pair of them, so it counts one by its lines; what is in every order says less about any, so
     * it is damped by how often it was sold; and few orders say less than many.
     */
    private static final String SOLD_WITH = """
            with mine as (
              select order_id from reservation where sku = ? and state = 'SOLD' order by deadline desc limit ?),
            lines as (
              select r.sku, 1.0 / count(*) over (partition by r.order_id) as weight
              from mine join reservation r using (order_id) where r.state = 'SOLD'),
            others as (
              select sku, sum(weight) as weight from lines where sku <> ?
              group by sku having count(*) >= ? order by weight desc, sku limit ?)
            select o.sku,
              (1e9 * o.weight / (5 + (select count(*) from mine)) / power(5 + many.orders, 0.3))::bigint as weight
            from others o cross join lateral (
              select count(*) as orders
              from (select 1 from reservation s where s.sku = o.sku limit 1000) as lines) as many
            order by weight desc, o.sku""";

    /** A sale counts half as much after each week. */
    private static final String SOLD_MOST = """
            select sku, (1e9 * sum(power(2, -extract(epoch from now() - deadline) / 604800)))::bigint as weight
            from (select sku, deadline from reservation
                  where state = 'SOLD' and deadline > now() - make_interval(secs => ?) limit ?) as lately
            group by sku order by weight desc, sku limit ?""";

    private final Sql sql;

    public SalesHistory(Sql sql) {
        this.sql = sql.plannedAnew();
    }

    /**
     * The other SKUs in the latest orders of a SKU, best first.
     *
     * @param orders how many of its orders are looked at
     * @param least in how many of them another SKU has to be
     * @param most how many SKUs are answered
     */
    public List<SoldSku> soldWith(String sku, int orders, int least, int most) {
        return sql.list(SOLD_WITH, SalesHistory::sold, sku, orders, sku, least, most);
    }

    /**
     * The SKUs in most orders, with recent orders counting more; by orders, not by units.
     *
     * @param since how far back it looks
     * @param lines how many lines it looks at
     * @param most how many SKUs are answered
     */
    public List<SoldSku> soldMost(Duration since, int lines, int most) {
        return sql.list(SOLD_MOST, SalesHistory::sold, since.toSeconds(), lines, most);
    }

    private static SoldSku sold(Row row) {
        return new SoldSku(row.text("sku"), row.bigint("weight"));
    }
}
