package shop.carousel.cart.cart;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import shop.carousel.cart.CartServiceTest;

@QuarkusTest
class CartPurgeTest extends CartServiceTest {

    @Inject
    CartPurge purge;

    @Inject
    DataSource database;

    @Test
    void cart_unchangedForTooLong_isRemovedAndOthersStay() throws SQLException {
        String old = newCart();
        String young = newCart();
        put(old, product("1.00", 5), 1);
        get(old).statusCode(200);
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            update.executeUpdate("update cart set updated_at = now() - interval '61 days' where id = '" + old + "'");
            update.executeUpdate("update cart set updated_at = now() - interval '59 days' where id = '" + young + "'");
        }
        purge.purge();
        get(old).statusCode(404);
        get(young).statusCode(200);
    }
}
