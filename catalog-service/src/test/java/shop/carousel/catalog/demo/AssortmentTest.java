package shop.carousel.catalog.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.demo.Assortment.Item;
import shop.carousel.catalog.product.ProductRules;

class AssortmentTest {

    private static final List<Item> ITEMS = new Assortment(20261120, 27).items();

    @Test
    void assortment_ofTheSameSeed_isTheSame_andOfAnotherAnother() {
        assertEquals(ITEMS, new Assortment(20261120, 27).items());
        assertNotEquals(ITEMS, new Assortment(7, 27).items());
    }

    @Test
    void assortment_isAboutTwoThousandProductsInTwelveDepartments() {
        assertTrue(ITEMS.size() > 1_900 && ITEMS.size() < 2_100, ITEMS.size() + " products");
        Set<String> departments =
                ITEMS.stream().map(item -> item.draft().category().getFirst()).collect(Collectors.toSet());
        assertEquals(12, departments.size());
    }

    @Test
    void everyProduct_passesTheRulesOfProducts() {
        for (Item item : ITEMS) {
            assertEquals(
                    List.of(), ProductRules.check(item.draft()), item.draft().sku());
        }
    }

    @Test
    void noTwoProducts_shareASku_orNameAndCategory() {
        Set<String> skus = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Item item : ITEMS) {
            assertTrue(skus.add(item.draft().sku()), item.draft().sku());
            assertTrue(
                    names.add(item.draft().category() + item.draft().name()),
                    item.draft().name());
        }
    }

    @Test
    void stock_isPlentyForMost_aHandfulForSome_andNothingForAFew() {
        long soldOut = ITEMS.stream().filter(item -> item.available() == 0).count();
        long few = ITEMS.stream()
                .filter(item -> item.available() >= 1 && item.available() <= 5)
                .count();
        assertTrue(soldOut > 20 && soldOut < 120, soldOut + " are sold out");
        assertTrue(few > 50 && few < 200, few + " have a few left");
    }
}
