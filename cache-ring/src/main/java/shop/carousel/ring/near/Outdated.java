package shop.carousel.ring.near;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What invalidate.lua publishes: for each key {@code <version> <bytes of the name>:<name>}, one after the other; or
 * that everything is outdated.
 *
 * @param cache the cache's name
 */
record Outdated(String cache, String key, long version) {

    /** An entry's name is {@code <cache>@<incarnation>:<key>}. */
    private static Outdated of(String name, long version) {
        int at = name.indexOf('@');
        return new Outdated(name.substring(0, at), name.substring(name.indexOf(':', at) + 1), version);
    }

    static boolean isEverything(Buffer message) {
        return message.toString().equals(NearStream.EVERYTHING);
    }

    /**
     * @throws RuntimeException when the message is no such list
     */
    static List<Outdated> read(Buffer message) {
        var all = new ArrayList<Outdated>();
        int at = 0;
        while (at < message.length()) {
            int blank = indexOf(message, ' ', at);
            int colon = indexOf(message, ':', blank);
            int end = colon + 1 + (int) number(message, blank + 1, colon);
            var name = message.getString(colon + 1, end, StandardCharsets.UTF_8.name());
            all.add(of(name, number(message, at, blank)));
            at = end;
        }
        return all;
    }

    private static long number(Buffer message, int from, int to) {
        return Long.parseLong(message.getString(from, to, StandardCharsets.US_ASCII.name()));
    }

    private static int indexOf(Buffer message, char wanted, int from) {
        int at = from;
        while (message.getByte(at) != wanted) {
            at++;
        }
        return at;
    }
}
