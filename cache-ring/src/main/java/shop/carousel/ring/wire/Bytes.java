package shop.carousel.ring.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Bytes that a node said, as a view of what was received: nothing is copied before somebody asks for it. */
public final class Bytes implements NodeReply {

    private final byte[] source;
    private final int start;
    private final int length;

    private Bytes(byte[] source, int start, int length) {
        this.source = source;
        this.start = start;
        this.length = length;
    }

    /** All of them. */
    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes, 0, bytes.length);
    }

    /** Those from one index to before another. */
    static Bytes of(byte[] source, int from, int to) {
        return new Bytes(source, from, to - from);
    }

    /** A text in UTF-8. */
    public static Bytes of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return length;
    }

    public byte at(int index) {
        return source[start + Objects.checkIndex(index, length)];
    }

    /** A copy of those from one index to before another. */
    public byte[] copy(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return Arrays.copyOfRange(source, start + from, start + to);
    }

    /** The text in UTF-8 from one index to before another. */
    public String text(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return new String(source, start + from, to - from, StandardCharsets.UTF_8);
    }

    /** Whether these are the first of them. */
    public boolean startsWith(byte[] first) {
        return first.length <= length && Arrays.equals(source, start, start + first.length, first, 0, first.length);
    }

    @Override
    public Bytes bytes() {
        return this;
    }

    @Override
    public String text() {
        return text(0, length);
    }

    /** Some numbers are written out, because a node counts with doubles. */
    @Override
    public long number() {
        return Long.parseLong(text());
    }

    @Override
    public String toString() {
        return text();
    }
}
