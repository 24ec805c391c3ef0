package shop.carousel.kit.idempotency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.problem.Problem;

class FingerprintTest {

    private static byte[] of(String body) throws Exception {
        return Fingerprint.of(new ObjectMapper().readTree(body));
    }

    @Test
    void fingerprint_ofSameMembersInOtherOrder_isTheSame() throws Exception {
        assertArrayEquals(of("{\"a\":1,\"b\":{\"c\":2,\"d\":[1,2]}}"), of("{ \"b\": {\"d\":[1,2],\"c\":2}, \"a\":1 }"));
    }

    @Test
    void fingerprint_ofOtherValueOrOrderOfItems_isAnother() throws Exception {
        assertFalse(Arrays.equals(of("{\"a\":1}"), of("{\"a\":2}")));
        assertFalse(Arrays.equals(of("[1,2]"), of("[2,1]")));
        assertFalse(Arrays.equals(of("{\"a\":1}"), of("{\"a\":\"1\"}")));
    }

    @Test
    void key_missingEmptyOverlongOrUnprintable_isA400ThatNamesTheHeader() {
        for (String key : new String[] {null, "", " ", "x".repeat(256), "a b", "ä", "a\nb"}) {
            Problem refusal = assertThrows(Problem.class, () -> IdempotentRequests.requireKey(key));
            assertEquals(400, refusal.status());
            assertEquals("Idempotency-Key", refusal.errors().getFirst().field());
        }
    }

    @Test
    void key_of255Characters_isAccepted() {
        assertEquals("x".repeat(255), IdempotentRequests.requireKey("x".repeat(255)));
    }
}
