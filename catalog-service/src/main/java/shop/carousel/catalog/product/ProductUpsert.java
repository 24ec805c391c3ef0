package shop.carousel.catalog.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::int[])
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

    private final ObjectMapper json;

    ProductUpsert(ObjectMapper json) {
        this.json = json;
    }

    /** Stores the drafts, whose SKUs differ, and returns the versions of those that changed or are new. */
    Map<String, Long> store(Connection connection, Collection<ProductDraft> drafts) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setArray(1, column(connection, "text", drafts, ProductDraft::sku));
            upsert.setArray(2, column(connection, "text", drafts, ProductDraft::name));
            upsert.setArray(3, column(connection, "text", drafts, ProductDraft::description));
            upsert.setArray(4, column(connection, "text", drafts, ProductDraft::brand));
            upsert.setArray(5, column(connection, "text", drafts, draft -> String.join("/", draft.category())));
            upsert.setArray(6, column(connection, "bigint", drafts, ProductDraft::priceMinor));
            upsert.setArray(7, column(connection, "text", drafts, this::attributes));
            upsert.setArray(8, column(connection, "text", drafts, ProductDraft::sourceImage));
            upsert.setArray(9, column(connection, "int", drafts, ProductDraft::popularity));
            return versions(upsert);
        }
    }

    private static Array column(
            Connection connection,
            String type,
            Collection<ProductDraft> drafts,
            Function<ProductDraft, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, drafts.stream().map(value).toArray());
    }

    private String attributes(ProductDraft draft) {
        try {
            return json.writeValueAsString(draft.attributes());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("scalars cannot fail to be JSON", impossible);
        }
    }

    private static Map<String, Long> versions(PreparedStatement upsert) throws SQLException {
        Map<String, Long> versions = new LinkedHashMap<>();
        try (ResultSet rows = upsert.executeQuery()) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2));
            }
        }
        return versions;
    }
}
