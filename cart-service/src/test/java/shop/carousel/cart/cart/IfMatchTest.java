package shop.carousel.cart.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.kit.problem.Problem;

class IfMatchTest {

    @Test
    void absentOrStar_anyVersion_holds() {
        assertThatCode(() -> IfMatch.of(null).require(7)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.of("*").require(7)).doesNotThrowAnyException();
    }

    @Test
    void listOfTags_thatNamesTheVersion_holds() {
        assertThatCode(() -> IfMatch.of("\"6\", \"7\"").require(7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"\"", "\"v7\"", "\"6\",\"8\""})
    void tags_thatDoNotNameTheVersion_are412WithThePresentTag(String header) {
        Problem refused = assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> IfMatch.of(header).require(7))
                .actual();
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.headers().get("ETag")).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "", "\"7", "\"7\" \"8\"", "\"7\",", "*, \"7\"", "\"a\nb\""})
    void header_thatIsNoTag_is400(String header) {
        assertThat(assertThatExceptionOfType(Problem.class)
                        .isThrownBy(() -> IfMatch.of(header))
                        .actual()
                        .status())
                .isEqualTo(400);
    }
}
