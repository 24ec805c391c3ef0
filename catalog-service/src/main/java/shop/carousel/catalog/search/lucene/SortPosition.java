package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/** Where a hit stands in its order, as text and back: the values that it was ordered by. */
final class SortPosition {

    private static final char BETWEEN = '\u001f';

    private static final Base64.Encoder BYTES = Base64.getUrlEncoder().withoutPadding();

    private SortPosition() {}

    static String of(FieldDoc hit) {
        StringBuilder text = new StringBuilder();
        for (Object value : hit.fields) {
            text.append(BETWEEN).append(encoded(value));
        }
        return text.toString();
    }

    /** A hit that stands there; behind every document with the same values. */
    static FieldDoc parse(String text) {
        List<Object> values = new ArrayList<>();
        for (String each : text.substring(1).split(String.valueOf(BETWEEN), -1)) {
            values.add(decoded(each));
        }
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values.toArray());
    }

    private static String encoded(Object value) {
        return switch (value) {
            case Float score -> "f" + Integer.toHexString(Float.floatToIntBits(score));
            case Long number -> "l" + number;
            case BytesRef name -> "s" + BYTES.encodeToString(bytes(name));
            default -> throw new IllegalStateException("no order has values of " + value.getClass());
        };
    }

    private static byte[] bytes(BytesRef value) {
        return Arrays.copyOfRange(value.bytes, value.offset, value.offset + value.length);
    }

    private static Object decoded(String text) {
        String value = text.substring(1);
        return switch (text.charAt(0)) {
            case 'f' -> Float.intBitsToFloat(Integer.parseUnsignedInt(value, 16));
            case 'l' -> Long.valueOf(value);
            default -> new BytesRef(Base64.getUrlDecoder().decode(value));
        };
    }
}
