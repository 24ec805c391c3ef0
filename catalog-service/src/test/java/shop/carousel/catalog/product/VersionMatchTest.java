package shop.carousel.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionMatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | true",
                "* | true",
                "\"v7\" | true",
                "\"7-123\" | true",
                "\"v6\", \"v7\" | true",
                "7 | true",
                "\"v8\" | false",
                "W/\"v7\" | false",
                "\"77\" | false",
                "\"v99999999999999999999\" | false"
            })
    void header_againstVersion7_holdsOnlyWhereItNamesIt(String header, boolean holds) {
        assertThat(VersionMatch.holds(header, OptionalLong.of(7))).isEqualTo(holds);
    }
}
