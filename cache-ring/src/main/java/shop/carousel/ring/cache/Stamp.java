package shop.carousel.ring.cache;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which ring, and which epoch of it, a caller speaks of. Goes with every command, see epoch.lua.
 *
 * @param ring the key under which a node keeps what it knows of that ring
 * @param epochKey the key of the newest epoch that was spoken of on a node: plain, so that it can be read along with entries
 */
record Stamp(byte[] ring, byte[] epochKey, byte[] epoch) {

    private static final String PREFIX = "ring/";

    static Stamp of(String ring, long epoch) {
        return new Stamp(ascii(PREFIX + ring), ascii(PREFIX + ring + "/epoch"), ascii(Long.toString(epoch)));
    }

    List<byte[]> keys(List<byte[]> keys) {
        return with(keys, epochKey);
    }

    List<byte[]> args(List<byte[]> args) {
        return with(args, epoch);
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
