package shop.carousel.cart.cart;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.kit.problem.Problem;

class IfMatchTest {

    @Test
    void absentOrStar_anyVersion_holds() {
        assertDoesNotThrow(() -> IfMatch.of(null).require(7));
        assertDoesNotThrow(() -> IfMatch.of("*").require(7));
    }

    @Test
    void listOfTags_thatNamesTheVersion_holds() {
        assertDoesNotThrow(() -> IfMatch.of("\"6\", \"7\"").require(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"\"", "\"v7\"", "\"6\",\"8\""})
    void tags_thatDoNotNameTheVersion_are412WithThePresentTag(String header) {
        Problem refused = assertThrows(Problem.class, () -> IfMatch.of(header).require(7));
        assertEquals(412, refused.status());
        assertEquals("\"7\"", refused.headers().get("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "", "\"7", "\"7\" \"8\"", "\"7\",", "*, \"7\"", "\"a\nb\""})
    void header_thatIsNoTag_is400(String header) {
        assertEquals(400, assertThrows(Problem.class, () -> IfMatch.of(header)).status());
    }
}
