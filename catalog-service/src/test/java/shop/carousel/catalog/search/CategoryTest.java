package shop.carousel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryTest {

    @Test
    void tree_ofPaths_countsWhatLiesBelow_andTakesSpellingsForOne() {
        List<Category> tree = Category.tree(List.of(
                new FacetValue("Lighting/Lanterns", 7),
                new FacetValue("Toys", 3),
                new FacetValue("lighting/Lamps/Desk", 2),
                new FacetValue("Lighting", 1)));
        Category desk = new Category("Desk", "Lighting/Lamps/Desk", 2, List.of());
        Category lamps = new Category("Lamps", "Lighting/Lamps", 2, List.of(desk));
        Category lanterns = new Category("Lanterns", "Lighting/Lanterns", 7, List.of());
        assertThat(tree)
                .isEqualTo(List.of(
                        new Category("Lighting", "Lighting", 10, List.of(lanterns, lamps)),
                        new Category("Toys", "Toys", 3, List.of())));
    }
}
