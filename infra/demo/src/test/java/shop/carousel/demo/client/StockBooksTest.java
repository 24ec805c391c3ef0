package shop.carousel.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockBooksTest {

    private static final StockLevel BEFORE = new StockLevel(90, 3, 7);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "90 | 3 | 7  | 0  | ''",
                "80 | 3 | 17 | 10 | ''",
                "95 | 3 | 2  | -5 | ''",
                "79 | 3 | 17 | 10 | available 79 + reserved 3 + sold 17 = 99, but there were 100",
                "79 | 3 | 18 | 10 | sold 18, but 7 before and 10 by this replay",
                "79 | 4 | 17 | 10 | reserved 4, but 3 before"
            })
    void level_afterwards_balancesOrSaysWhy(long available, long reserved, long sold, long here, String fault) {
        assertThat(StockBooks.fault(new StockLevel(available, reserved, sold), BEFORE, here))
                .isEqualTo(fault);
    }
}
