package shop.carousel.catalog.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Sql;

/**
 * Stores any number of products in one statement. An unchanged product keeps its version, so importing a file again
 * changes nothing and publishes nothing.
 */
@Singleton
final class ProductUpsert {

    /**
     * The lowest price of the 30 days before, where the new one is lower (Directive 98/6/EC, Article 6a): of those from
     * these days, the one that they began with, and the present one. A rise ends a reduction; a change of something
     * else leaves it.
     */
    private static final String REDUCTION = """
            select case when lowest > excluded.price_minor then lowest end,
                   case when lowest > excluded.price_minor then coalesce(kept, now()) end
            from (select
              case when excluded.price_minor = p.price_minor then p.lowest_price_minor
                   when excluded.price_minor < p.price_minor then least(p.price_minor, (
                     select min(h.price_minor) from product_price h
                     where h.sku = p.sku and h.at >= coalesce(
                       (select max(b.at) from product_price b
                        where b.sku = p.sku and b.at <= now() - interval '30 days'), '-infinity')))
              end as lowest,
              case when excluded.price_minor = p.price_minor then p.reduced_at end as kept) as reduction""";

    /** Arrays of one column each; a category path travels joined, because PostgreSQL has no ragged arrays. */
    private static final String CHANGE = """
            insert into product as p
                (sku, name, description, brand, category, price_minor, attributes, image_url, popularity, on_sale,
                 replaced_by, images)
            select sku, name, description, brand, string_to_array(category, '/'), price_minor, attributes::jsonb,
                   image_url, popularity, on_sale, replaced_by, string_to_array(images, ' ')
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                        ?::int[], ?::boolean[], ?::text[], ?::text[])
                as n(sku, name, description, brand, category, price_minor, attributes, image_url, popularity, on_sale,
                     replaced_by, images)
            on conflict (sku) do update set
                name = excluded.name, description = excluded.description, brand = excluded.brand,
                category = excluded.category, price_minor = excluded.price_minor, attributes = excluded.attributes,
                image_url = coalesce(excluded.image_url, p.image_url),
                popularity = coalesce(excluded.popularity, p.popularity),
                on_sale = coalesce(excluded.on_sale, p.on_sale),
                replaced_by = case when excluded.on_sale is null then p.replaced_by else excluded.replaced_by end,
                images = coalesce(excluded.images, p.images),
                (lowest_price_minor, reduced_at) = (%1$s),
                version = p.version + 1, updated_at = now()
            where (p.name, p.description, p.brand, p.category, p.price_minor, p.attributes, p.image_url, p.popularity,
                   p.on_sale, p.replaced_by, p.images)
                is distinct from
                (excluded.name, excluded.description, excluded.brand, excluded.category, excluded.price_minor,
                 excluded.attributes, coalesce(excluded.image_url, p.image_url),
                 coalesce(excluded.popularity, p.popularity), coalesce(excluded.on_sale, p.on_sale),
                 case when excluded.on_sale is null then p.replaced_by else excluded.replaced_by end,
                 coalesce(excluded.images, p.images))
            returning p.sku, p.version, old.price_minor as was, new.price_minor as price""".formatted(REDUCTION);

    /** Every change of a price is a row: of the same statement, so that no writer can forget it. */
    private static final String UPSERT = """
            with changed as (%s),
            prices as (
              insert into product_price (sku, price_minor)
              select sku, price from changed where was is distinct from price)
            select sku, version from changed""".formatted(CHANGE);

    private static final String RATE =
            "update product set stars = ?, version = version + 1, updated_at = now() where sku = ? returning version";

    private final Sql sql;
    private final ObjectMapper json;

    ProductUpsert(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Stores the drafts, whose SKUs differ, and returns the versions of those that changed or are new. */
    Map<String, Long> store(Collection<ProductDraft> drafts) {
        Map<String, Long> versions = new LinkedHashMap<>();
        sql.list(
                        UPSERT,
                        row -> Map.entry(row.text("sku"), row.bigint("version")),
                        Columns.of(String.class, drafts, ProductDraft::sku),
                        Columns.of(String.class, drafts, ProductDraft::name),
                        Columns.of(String.class, drafts, ProductDraft::description),
                        Columns.of(String.class, drafts, ProductDraft::brand),
                        Columns.of(String.class, drafts, draft -> String.join("/", draft.category())),
                        Columns.of(Long.class, drafts, ProductDraft::priceMinor),
                        Columns.of(String.class, drafts, this::attributes),
                        Columns.of(String.class, drafts, ProductDraft::sourceImage),
                        Columns.of(Integer.class, drafts, ProductDraft::popularity),
                        Columns.of(Boolean.class, drafts, ProductDraft::onSale),
                        Columns.of(String.class, drafts, ProductDraft::replacedBy),
                        Columns.of(
                                String.class,
                                drafts,
                                draft -> draft.images() == null ? null : String.join(" ", draft.images())))
                .forEach(changed -> versions.put(changed.getKey(), changed.getValue()));
        return versions;
    }

    /** Stores how a product is rated and returns its version now. */
    long rate(String sku, Rating rating) {
        return sql.first(RATE, row -> row.bigint("version"), rating.stars().toArray(Integer[]::new), sku)
                .orElseThrow();
    }

    private String attributes(ProductDraft draft) {
        try {
            return json.writeValueAsString(draft.attributes());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("scalars cannot fail to be JSON", impossible);
        }
    }
}
