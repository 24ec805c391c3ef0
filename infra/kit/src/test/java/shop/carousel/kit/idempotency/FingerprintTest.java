package shop.carousel.kit.idempotency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.problem.Problem;

class FingerprintTest {

    private static final SecretKey KEY = new SecretKeySpec(new byte[] {1}, "HmacSHA256");
    private static final SecretKey NEXT_KEY = new SecretKeySpec(new byte[] {2}, "HmacSHA256");

    private static byte[] of(String body) throws Exception {
        return of(body, KEY);
    }

    private static byte[] of(String body, SecretKey key) throws Exception {
        return Fingerprint.of(new ObjectMapper().readTree(body), key);
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
    void fingerprints_underOneKey_contradictEachOther() throws Exception {
        assertTrue(Fingerprint.contradict(of("1"), of("2")));
        assertFalse(Fingerprint.contradict(of("1"), of("1")));
    }

    /** Who sends an order again after the secrets were changed is not told that it is another one. */
    @Test
    void fingerprints_underDifferentKeys_sayNothingOfEachOther() throws Exception {
        assertFalse(Fingerprint.contradict(of("1"), of("2", NEXT_KEY)));
        assertFalse(Fingerprint.contradict(of("1"), of("1", NEXT_KEY)));
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
