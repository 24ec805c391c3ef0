package shop.carousel.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A session that was ended at the order service is over at every service. */
@WithShop
class EndedSessionTest {

    private static final String SKU = "E2E-ENDED-SESSION";

    private final Rest rest;
    private final Goods goods;
    private final String password;

    EndedSessionTest(WholeShop shop) {
        this.rest = shop.rest();
        this.goods = shop.goods();
        this.password = shop.adminPassword();
    }

    @Test
    void administrator_whoseSessionHasEnded_changesNothingInTheCatalogue() {
        goods.onShelf(SKU, "Ended lantern", 3);
        String left = "Bearer " + signIn();
        restock(left, 200);
        JsonNode sessions =
                rest.get("/api/sessions", "Authorization", left).expect(200).json();
        String session = StreamSupport.stream(sessions.get("items").spliterator(), false)
                .filter(item -> item.get("current").asBoolean())
                .map(item -> item.get("id").asText())
                .findFirst()
                .orElseThrow();
        rest.text("DELETE", "/api/sessions/" + session, "", "Authorization", goods.authorization())
                .expect(204);
        restock(left, 401);
        restock(goods.authorization(), 200);
    }

    private void restock(String authorization, int status) {
        rest.json("PUT", "/api/admin/stock/" + SKU, Map.of("available", 3), "Authorization", authorization)
                .expect(status);
    }

    private String signIn() {
        return rest.json("POST", "/api/sessions", Map.of("email", "admin@carousel.shop", "password", password))
                .expect(200)
                .json()
                .get("token")
                .asText();
    }
}
