package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceWordsTest {

    private static final PriceWords EUROS = new PriceWords(Currency.getInstance("EUR"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lamp under 50 | lamp | | 5000",
                "lamp UNDER €50 | lamp | | 5000",
                "lamp below 49.90 euros | lamp | | 4990",
                "lamp less than 49,90 € | lamp | | 4990",
                "lamp up to 1,000 | lamp | | 100000",
                "lamp up to 1.000,50 eur | lamp | | 100050",
                "lamp <50 | lamp | | 5000",
                "lamp max 50 € | lamp | | 5000",
                "over 100 lamp | lamp | 10000 |",
                "lamp at least 20€ | lamp | 2000 |",
                "lamp from 20 € | lamp | 2000 |",
                "lamp between 20 and 40 | lamp | 2000 | 4000",
                "lamp between 40 and 20 | lamp | 2000 | 4000",
                "lamp from 20 to 40 | lamp | 2000 | 4000",
                "lamp 20-40 € | lamp | 2000 | 4000",
                "lamp €20 – €40 | lamp | 2000 | 4000",
                "lamp 20 to 40 euro | lamp | 2000 | 4000",
                "lamp under 50 in blue | lamp in blue | | 5000",
                "under 50 | '' | | 5000",
            })
    void prices_areRead(String text, String rest, @Nullable Long least, @Nullable Long most) {
        List<PriceWords.Price> prices = EUROS.of(text);
        assertThat(prices).as(text).hasSize(1);
        PriceWords.Price price = prices.getFirst();
        assertThat(price.least()).as(text).isEqualTo(least);
        assertThat(price.most()).as(text).isEqualTo(most);
        String others = text.substring(0, price.start()) + text.substring(price.end());
        assertThat(others.strip().replaceAll("\\s+", " ")).isEqualTo(rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shelf under 50 cm",
                "bag up to 15 inch",
                "bag up to 15\"",
                "drive over 500GB",
                "drive over 500 GB",
                "game from 3 years",
                "toy over 3 years",
                "lamp under $50",
                "lamp under 50 $",
                "lamp 20-40",
                "lamp from 20",
                "thunder 50",
                "WH-1000 under",
                "under cover 50",
                "over 50 % off",
                "rack 19-24",
                "under 50x",
            })
    void numbersOfOtherThings_areNoPrices(String text) {
        assertThat(EUROS.of(text)).as(text + " " + EUROS.of(text)).isEmpty();
    }

    @Test
    void bothBounds_mayStandApart() {
        List<PriceWords.Price> prices = EUROS.of("lamp over 20 red under 50");
        assertThat(prices).hasSize(2);
        assertThat(prices.get(0).least()).isEqualTo(2000L);
        assertThat(prices.get(1).most()).isEqualTo(5000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void amount_inAnySpelling_isTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            long cents = random.nextLong(1, 99_999_99);
            String plain = "%d.%02d".formatted(cents / 100, cents % 100);
            for (String written : List.of(
                    plain,
                    plain.replace('.', ','),
                    "€" + plain,
                    plain + " €",
                    plain + "EUR",
                    "%,d.%02d".formatted(cents / 100, cents % 100))) {
                List<PriceWords.Price> prices = EUROS.of("red lamp under " + written);
                assertThat(prices).as(written).hasSize(1);
                assertThat(prices.getFirst().most()).as(written).isEqualTo(cents);
            }
        }
    }
}
