package shop.carousel.ring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** libketama's own figures: its test.sh, and what its ketama_hashi answers. */
class KetamaTest {

    private static final int[] WEIGHTS = {600, 300, 200, 350, 1_000, 800, 950, 100};
    private static final List<String> SERVERS =
            IntStream.rangeClosed(1, 8).mapToObj(i -> "10.0.1." + i + ":11211").toList();

    @Test
    void mapping_ofAMillionKeys_isLibketamas() throws NoSuchAlgorithmException {
        var circle = KetamaPoints.of(SERVERS, WEIGHTS);
        assertThat(circle.size()).isEqualTo(1_264);
        var md5 = MessageDigest.getInstance("MD5");
        md5.update((byte) '\n');
        for (int i = 0; i < 1_000_000; i++) {
            md5.update(line(circle, Integer.toString(i)).getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(HexFormat.of().formatHex(md5.digest())).isEqualTo("5672b131391f5aa2b280936aec1eea74");
    }

    private static String line(KetamaPoints circle, String key) {
        int hash = KetamaPoints.hash(key);
        int point = circle.pointAt(hash);
        return Integer.toUnsignedString(hash)
                + ' '
                + Integer.toUnsignedString(circle.points()[point])
                + ' '
                + SERVERS.get(circle.servers()[point])
                + '\n';
    }

    @Test
    void hash_ofTest_isLibketamas() {
        assertThat(Integer.toUnsignedLong(KetamaPoints.hash("test"))).isEqualTo(3_446_378_249L);
        var circle = KetamaPoints.of(List.of("127.0.0.1:11211", "127.0.0.1:11212"), new int[] {600, 400});
        assertThat(circle.size()).isEqualTo(320);
        int point = circle.pointAt(KetamaPoints.hash("test"));
        assertThat(Integer.toUnsignedLong(circle.points()[point])).isEqualTo(3_454_255_383L);
        assertThat(circle.servers()[point]).isZero();
    }
}
