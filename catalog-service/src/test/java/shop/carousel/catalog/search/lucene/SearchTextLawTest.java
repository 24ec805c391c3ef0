package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.search.FacetValue;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.Sorting;

/** Laws of search texts, over names that nobody chose. */
class SearchTextLawTest {

    private static final int NAMES = 25;

    /** Letters of several scripts; some decompose, some fold to two. */
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßøåéèñçłđșžőảặểộựάέώжйёщ세탁기が";

    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            text -> text,
            text -> Normalizer.normalize(text, Form.NFD),
            text -> Normalizer.normalize(text, Form.NFKC),
            text -> text.toUpperCase(Locale.ROOT),
            text -> Normalizer.normalize(text.toUpperCase(Locale.ROOT), Form.NFD),
            SearchTextLawTest::wide);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void name_inAnyForm_isFoundInEveryOther(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>();
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            names.add(word(random, LETTERS, 6 + random.nextInt(5)));
            products.add(IndexedProducts.named("P-" + i, any(random, SPELLINGS).apply(names.get(i)) + " thing"));
        }
        try (IndexedProducts index = IndexedProducts.of(products)) {
            for (int i = 0; i < NAMES; i++) {
                for (UnaryOperator<String> spelling : SPELLINGS) {
                    String text = spelling.apply(names.get(i));
                    assertThat(index.skus(text))
                            .as(products.get(i).name() + " by " + text)
                            .isEqualTo(List.of("P-" + i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void partNumber_joinedOrSplitAnyhow_isFoundByEveryOther_andByItsBeginning(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<String>> numbers = new ArrayList<>();
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            numbers.add(partNumber(random));
            String written = String.join(any(random, List.of("-", " ", "", "/", ".", "_")), numbers.get(i));
            products.add(
                    i % 3 == 0
                            ? IndexedProducts.product("P-" + i, "Thing", "", List.of("Case"), Map.of("mpn", written))
                            : IndexedProducts.named("P-" + i, "Thing " + written + " in black"));
        }
        try (IndexedProducts index = IndexedProducts.of(products)) {
            for (int i = 0; i < NAMES; i++) {
                for (String between : List.of("-", " ", "", "/", ".", "_")) {
                    String text = String.join(between, numbers.get(i)).toLowerCase(Locale.ROOT);
                    assertThat(first(index, text))
                            .as(products.get(i) + " by " + text)
                            .isEqualTo("P-" + i);
                    String beginning = String.join(between, numbers.get(i).subList(0, 2));
                    assertThat(index.skus(beginning))
                            .as(products.get(i) + " by " + beginning)
                            .contains("P-" + i);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void numberWithItsUnit_inAnySpelling_isFoundByEveryOther(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> unit = any(
                random,
                List.of(
                        List.of("\"", "in", "inch", "inches", "″"),
                        List.of("l", "L", "litre", "liters"),
                        List.of("GB", "gb", "gigabytes"),
                        List.of("cm", "CM", "centimetres"),
                        List.of("mAh", "MAH"),
                        List.of("W", "watts", "w"),
                        List.of("kg", "kilograms", "KG")));
        List<String> numbers = List.of("17", "1.5", "500", "1500", "15", "0.75", "2.25");
        List<Product> products = new ArrayList<>();
        for (String number : numbers) {
            products.add(IndexedProducts.named("P-" + number, "Thing " + size(random, number, unit) + " wide"));
        }
        try (IndexedProducts index = IndexedProducts.of(products)) {
            for (String number : numbers) {
                for (int i = 0; i < 10; i++) {
                    String text = "thing " + size(random, number, unit);
                    assertThat(index.skus(text)).as(text + " in " + products).isEqualTo(List.of("P-" + number));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void facet_countsWhatItsFilterFinds_inAnySpelling(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> brands = words(random, 8);
        List<String> departments = words(random, 3);
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            String department = any(random, departments);
            List<String> category = List.of(
                    any(random, SPELLINGS).apply(department),
                    any(random, SPELLINGS).apply(department + " x"));
            String brand = any(random, SPELLINGS).apply(any(random, brands));
            products.add(IndexedProducts.product("P-" + i, "Thing " + i % 4, brand, category, Map.of()));
        }
        try (IndexedProducts index = IndexedProducts.of(products)) {
            for (String text : List.of("", "thing", "thing 2")) {
                SearchHits all = index.find(text);
                assertThat(all.facets().brand().size())
                        .as("brands " + all.facets().brand())
                        .isLessThanOrEqualTo(brands.size());
                assertThat(all.facets().department().size()).isLessThanOrEqualTo(departments.size());
                for (FacetValue brand : all.facets().brand()) {
                    assertThat(total(index, text, List.of(), spelt(random, brand)))
                            .as(text + brand)
                            .isEqualTo(brand.count());
                }
                for (FacetValue path : all.facets().category()) {
                    assertThat(total(index, text, spelt(random, path), List.of()))
                            .as(text + path)
                            .isEqualTo(path.count());
                }
                for (FacetValue name : all.facets().department()) {
                    assertThat(total(index, text, spelt(random, name), List.of()))
                            .as(text + name)
                            .isEqualTo(name.count());
                }
            }
        }
    }

    private static long total(IndexedProducts index, String text, List<String> categories, List<String> brands) {
        return index.find(IndexedProducts.request(text, categories, brands, Sorting.NAME), new Page(1, null))
                .total();
    }

    private static List<String> spelt(SplittableRandom random, FacetValue value) {
        return List.of(any(random, SPELLINGS).apply(value.value()));
    }

    private static String first(IndexedProducts index, String text) {
        return index.skus(text).stream().findFirst().orElse("nothing");
    }

    private static String size(SplittableRandom random, String number, List<String> units) {
        String written = random.nextBoolean() ? number.replace('.', ',') : number;
        String unit = any(random, units);
        return written + (random.nextBoolean() ? " " : "") + unit;
    }

    /** Two letters, three digits, a letter, a digit. */
    private static List<String> partNumber(SplittableRandom random) {
        return List.of(
                word(random, "BCDFGHJKLMNPQRSTVWXZ", 2),
                word(random, "123456789", 3),
                word(random, "CDFGHJKNPQRSTXZ", 2) + word(random, "123456789", 1));
    }

    private static List<String> words(SplittableRandom random, int count) {
        HashSet<String> words = new HashSet<>();
        while (words.size() < count) {
            words.add(word(random, LETTERS, 7));
        }
        return List.copyOf(words);
    }

    private static String word(SplittableRandom random, String letters, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    /** ASCII in its wide form. */
    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(each -> wide.append((char) (each > ' ' && each < 127 ? each + 0xfee0 : each)));
        return wide.toString();
    }

    private static <T> T any(SplittableRandom random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
