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
 * Stores any number of products in one statement. A product that is stored as it is already keeps its version:
 * importing a file again changes nothing and tells nobody.
 */
@Singleton
final class ProductUpsert {

    /** Arrays of one column each; a category path travels joined, because PostgreSQL has no ragged arrays. */
    private static final String UPSERT = """
            insert into product as p
                (sku, name, description, brand, category, price_minor, attributes, image_url, popularity)
            select sku, name, description, brand, string_to_array(category, '/'), price_minor, attributes::jsonb,
                   image_url, popularity
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                        ?::int[])
                as n(sku, name, description, brand, category, price_minor, attributes, image_url, popularity)
            on conflict (sku) do update set
                name = excluded.name, description = excluded.description, brand = excluded.brand,
                category = excluded.category, price_minor = excluded.price_minor, attributes = excluded.attributes,
                image_url = coalesce(excluded.image_url, p.image_url),
                popularity = coalesce(excluded.popularity, p.popularity),
                version = p.version + 1, updated_at = now()
            where (p.name, p.description, p.brand, p.category, p.price_minor, p.attributes, p.image_url, p.popularity)
                is distinct from
                (excluded.name, excluded.description, excluded.brand, excluded.category, excluded.price_minor,
                 excluded.attributes, coalesce(excluded.image_url, p.image_url),
                 coalesce(excluded.popularity, p.popularity))
            returning sku, version""";

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
                        Columns.of(Integer.class, drafts, ProductDraft::popularity))
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
