package shop.carousel.ring.cache;

import java.nio.charset.StandardCharsets;
import shop.carousel.ring.Codec;

/** Text, of which the old format is refused from some moment on, as after an upgrade. */
final class PickyCodec implements Codec<String> {

    private volatile boolean refusesOld;

    void refuseOldFormat() {
        refusesOld = true;
    }

    @Override
    public byte[] encode(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String decode(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (refusesOld && text.startsWith("old")) {
            throw new IllegalArgumentException("This is the old format");
        }
        return text;
    }
}
