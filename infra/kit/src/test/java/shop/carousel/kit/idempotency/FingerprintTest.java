package shop.carousel.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
        assertThat(of("{ \"b\": {\"d\":[1,2],\"c\":2}, \"a\":1 }"))
                .isEqualTo(of("{\"a\":1,\"b\":{\"c\":2,\"d\":[1,2]}}"));
    }

    @Test
    void fingerprint_ofOtherValueOrOrderOfItems_isAnother() throws Exception {
        assertThat(Arrays.equals(of("{\"a\":1}"), of("{\"a\":2}"))).isFalse();
        assertThat(Arrays.equals(of("[1,2]"), of("[2,1]"))).isFalse();
        assertThat(Arrays.equals(of("{\"a\":1}"), of("{\"a\":\"1\"}"))).isFalse();
    }

    @Test
    void fingerprints_underOneKey_contradictEachOther() throws Exception {
        assertThat(Fingerprint.contradict(of("1"), of("2"))).isTrue();
        assertThat(Fingerprint.contradict(of("1"), of("1"))).isFalse();
    }

    /** Who sends an order again after the secrets were changed is not told that it is another one. */
    @Test
    void fingerprints_underDifferentKeys_sayNothingOfEachOther() throws Exception {
        assertThat(Fingerprint.contradict(of("1"), of("2", NEXT_KEY))).isFalse();
        assertThat(Fingerprint.contradict(of("1"), of("1", NEXT_KEY))).isFalse();
    }

    @Test
    void key_missingEmptyOverlongOrUnprintable_isA400ThatNamesTheHeader() {
        for (String key : new String[] {null, "", " ", "x".repeat(256), "a b", "ä", "a\nb"}) {
            Problem refusal = assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> IdempotentRequests.requireKey(key))
                    .actual();
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.errors().getFirst().field()).isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void key_of255Characters_isAccepted() {
        assertThat(IdempotentRequests.requireKey("x".repeat(255))).isEqualTo("x".repeat(255));
    }
}
