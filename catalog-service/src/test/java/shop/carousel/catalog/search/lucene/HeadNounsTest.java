package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadNounsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "laptop bag | bag",
                "Bag for laptops | bag",
                "Leather bag with laptop pocket, brown | bag",
                "Desk lamp in black, 40 W | lamp",
                "brush and comb | brush comb",
                "Notebook PC 15 inch | notebook",
                "Headphones (over ear) | headphones",
                "Headphones (two pairs) | headphones pairs",
                "lamp red | lamp",
                "WH-1000 | ''",
                "for the desk | ''",
            })
    void things_areTheLastOfTheirGroups(String name, String things) {
        assertThat(HeadNouns.of(name)).isEqualTo(things.isEmpty() ? List.of() : List.of(things.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Zorbax ZX-12 Notebook Silver 39.6 cm | notebook", "Zorbax 3 m HDMI cable black | cable"})
    void things_areAmongThoseOfALongName(String name, String thing) {
        assertThat(HeadNouns.of(name)).contains(thing);
    }
}
