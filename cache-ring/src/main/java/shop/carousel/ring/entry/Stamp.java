package shop.carousel.ring.entry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import shop.carousel.ring.wire.Bytes;

/**
 * Which ring, and which epoch of it, a caller speaks of. Goes with every command, see epoch.lua.
 *
 * @param ring the key under which a node keeps what it knows of that ring: plain, so that it can be read along with
 *     entries
 */
public record Stamp(byte[] ring, byte[] epoch) {

    private static final String PREFIX = "ring/";

    public static Stamp of(String ring, long epoch) {
        return new Stamp(ascii(PREFIX + ring), ascii(Long.toString(epoch)));
    }

    public List<byte[]> keys(List<byte[]> keys) {
        return with(keys, ring);
    }

    public List<byte[]> args(List<byte[]> args) {
        return with(args, epoch);
    }

    /**
     * Whether what a node keeps under {@link #ring} says that it has heard of this epoch, and of none that is newer.
     */
    public boolean isSpokenOf(Bytes known) {
        return known.length() > epoch.length && known.at(epoch.length) == ' ' && known.startsWith(epoch);
    }

    private static List<byte[]> with(List<byte[]> all, byte[] last) {
        var list = new ArrayList<byte[]>(all.size() + 1);
        list.addAll(all);
        list.add(last);
        return list;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
