package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes and dashes in a searched text. */
class SearchMarksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lamp -desk | lamp | | desk",
                "lamp -desk -floor red | lamp red | | desk,floor",
                "-desk | `` | | desk",
                "lamp -\"desk lamp\" | lamp | | desk lamp",
                "\"red lamp\" oak | red lamp oak | red lamp |",
                "“red lamp” oak | red lamp oak | red lamp |",
                "oak \"red\" | oak red | red |",
                "panel 17\" curved | panel 17\" curved | |",
                "panel 17 \" | panel 17 \" | |",
                "17\" and 19\" | 17\" and 19\" | |",
                "t-shirt | t-shirt | |",
                "bag -6 °C | bag -6 °C | |",
                "lamp - desk | lamp - desk | |",
                "lamp -- desk | lamp -- desk | |",
                "lamp \" | lamp \" | |",
                "\"\" lamp | \"\" lamp | |",
                "\"!!\" lamp | \"!!\" lamp | |",
            })
    void marks_areReadWhereTheyMeanSomething(String typed, String wanted, String phrases, String excluded) {
        SearchText text = SearchText.of(typed);
        assertThat(text.wanted().strip().replaceAll("\\s+", " ")).isEqualTo(wanted);
        assertThat(text.phrases()).isEqualTo(list(phrases));
        assertThat(text.excluded()).isEqualTo(list(excluded));
        assertThat(text.wanted()).hasSize(typed.length());
        assertThat(text.free()).hasSize(typed.length());
    }

    private static List<String> list(String values) {
        return values == null ? List.of() : List.of(values.split(","));
    }
}
