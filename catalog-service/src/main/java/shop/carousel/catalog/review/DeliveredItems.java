package shop.carousel.catalog.review;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Sql;

/** Which accounts got which products. */
@Singleton
class DeliveredItems {

    /** A repetition adds nothing. A late delivery of a deleted account is not stored. */
    private static final String ADD = """
            insert into delivered_item (account_id, sku)
            select distinct n.account_id, n.sku from unnest(?::uuid[], ?::text[]) as n(account_id, sku)
            where not exists (
              select 1 from review_author a where a.account_id = n.account_id and a.forgotten_at is not null)
            on conflict do nothing""";

    private final Sql sql;

    DeliveredItems(Sql sql) {
        this.sql = sql;
    }

    /** An account got a product. */
    record Item(UUID account, String sku) {}

    void add(Collection<Item> items) {
        sql.update(ADD, Columns.of(UUID.class, items, Item::account), Columns.of(String.class, items, Item::sku));
    }

    boolean has(UUID account, String sku) {
        return sql.exists("select 1 from delivered_item where account_id = ? and sku = ?", account, sku);
    }
}
