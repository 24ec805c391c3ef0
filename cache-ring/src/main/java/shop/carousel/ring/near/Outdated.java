package shop.carousel.ring.near;

import java.util.ArrayList;
import java.util.List;
import shop.carousel.ring.wire.Bytes;

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

    static boolean isEverything(Bytes message) {
        return message.text().equals(NearStream.EVERYTHING);
    }

    /**
     * @throws RuntimeException when the message is no such list
     */
    static List<Outdated> read(Bytes message) {
        var all = new ArrayList<Outdated>();
        int at = 0;
        while (at < message.length()) {
            int blank = indexOf(message, ' ', at);
            int colon = indexOf(message, ':', blank);
            int end = colon + 1 + (int) number(message, blank + 1, colon);
            var name = message.text(colon + 1, end);
            all.add(of(name, number(message, at, blank)));
            at = end;
        }
        return all;
    }

    private static long number(Bytes message, int from, int to) {
        return Long.parseLong(message.text(from, to));
    }

    private static int indexOf(Bytes message, char wanted, int from) {
        int at = from;
        while (message.at(at) != wanted) {
            at++;
        }
        return at;
    }
}
