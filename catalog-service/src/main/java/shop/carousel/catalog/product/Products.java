package shop.carousel.catalog.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import shop.carousel.kit.log.LeftOut;
import shop.carousel.kit.money.ShopCurrency;

/**
 * The product table, read. Every read sees what is committed. A row that cannot be read is left out, and the log says
 * so.
 */
@Singleton
public final class Products {

    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};
    private static final int STREAM_ROWS = 500;

    private static final String SELECT = """
            select sku, name, description, brand, category, price_minor, attributes::text,
                   coalesce(popularity, 0) as popularity, version, created_at
            from product""";

    private final LeftOut leftOut = new LeftOut(Logger.getLogger(Products.class), "product");
    private final DataSource database;
    private final ObjectMapper json;
    private final ShopCurrency currency;

    Products(DataSource database, ObjectMapper json, ShopCurrency currency) {
        this.database = database;
        this.json = json;
        this.currency = currency;
    }

    /** The rows of those SKUs that exist, in no order. */
    public List<ProductRow> find(Collection<String> skus) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT + " where sku = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", skus.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                List<ProductRow> found = new ArrayList<>();
                while (rows.next()) {
                    row(rows).ifPresent(found::add);
                }
                return found;
            }
        }
    }

    /** Hands over every row in batches, as one snapshot, without ever holding the table in memory. */
    public void stream(Consumer<List<ProductRow>> batches) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false); // a cursor lives in a transaction
            try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                select.setFetchSize(STREAM_ROWS);
                stream(select, batches);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void stream(PreparedStatement select, Consumer<List<ProductRow>> batches) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<ProductRow> batch = new ArrayList<>(STREAM_ROWS);
            while (rows.next()) {
                row(rows).ifPresent(batch::add);
                if (batch.size() == STREAM_ROWS) {
                    batches.accept(List.copyOf(batch));
                    batch.clear();
                }
            }
            batches.accept(List.copyOf(batch));
        }
    }

    /** Whether nothing is sold here yet. */
    public boolean isEmpty() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select not exists (select from product)");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The row's product; nothing where the row cannot be read, because one bad row costs itself. */
    private Optional<ProductRow> row(ResultSet row) throws SQLException {
        String sku = row.getString("sku");
        Object category = row.getArray("category").getArray();
        String attributes = row.getString("attributes");
        try {
            Product product = new Product(
                    sku,
                    row.getString("name"),
                    row.getString("description"),
                    row.getString("brand"),
                    List.of((String[]) category),
                    currency.ofMinor(row.getLong("price_minor")),
                    json.readValue(attributes, ATTRIBUTES),
                    Product.imageUrlOf(sku),
                    row.getLong("version"));
            return Optional.of(new ProductRow(
                    product,
                    row.getInt("popularity"),
                    row.getTimestamp("created_at").toInstant()));
        } catch (JsonProcessingException | RuntimeException broken) {
            leftOut.say(sku, broken);
            return Optional.empty();
        }
    }
}
