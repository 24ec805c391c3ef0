package shop.carousel.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(new Assortment(20261120, 27).items()).isEqualTo(ITEMS);
        assertThat(new Assortment(7, 27).items()).isNotEqualTo(ITEMS);
    }

    @Test
    void assortment_isAboutTwoThousandProductsInTwelveDepartments() {
        assertThat(ITEMS.size() > 1_900 && ITEMS.size() < 2_100)
                .as(ITEMS.size() + " products")
                .isTrue();
        Set<String> departments =
                ITEMS.stream().map(item -> item.draft().category().getFirst()).collect(Collectors.toSet());
        assertThat(departments).hasSize(12);
    }

    @Test
    void everyProduct_passesTheRulesOfProducts() {
        for (Item item : ITEMS) {
            assertThat(ProductRules.check(item.draft())).as(item.draft().sku()).isEmpty();
        }
    }

    @Test
    void noTwoProducts_shareASku_orNameAndCategory() {
        Set<String> skus = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Item item : ITEMS) {
            assertThat(skus.add(item.draft().sku())).as(item.draft().sku()).isTrue();
            assertThat(names.add(item.draft().category() + item.draft().name()))
                    .as(item.draft().name())
                    .isTrue();
        }
    }

    @Test
    void stock_isPlentyForMost_aHandfulForSome_andNothingForAFew() {
        long soldOut = ITEMS.stream().filter(item -> item.available() == 0).count();
        long few = ITEMS.stream()
                .filter(item -> item.available() >= 1 && item.available() <= 5)
                .count();
        assertThat(soldOut > 20 && soldOut < 120).as(soldOut + " are sold out").isTrue();
        assertThat(few > 50 && few < 200).as(few + " have a few left").isTrue();
    }
}
