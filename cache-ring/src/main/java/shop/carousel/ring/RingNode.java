package shop.carousel.ring;

import static shop.carousel.ring.Bounds.within;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A node of the ring. Its name and weight decide which keys it holds; its address may change at any time.
 *
 * @param name stable; 1..64 of letters, digits, dot, dash, underscore
 * @param address {@code host:port}, of up to 128 characters
 * @param weight its share relative to the others, 1 to 1,000
 * @param zone the failure zone; same form as a name
 * @param incarnation raised whenever the node may come back with old data: part of each stored key
 * @param kind the kind of server
 */
public record RingNode(String name, String address, int weight, String zone, long incarnation, NodeKind kind) {

    /** The longest address that a record of the membership log may have. */
    public static final int LONGEST_ADDRESS = 128;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+]|[^:/@\\s\\[\\]]+):(?<port>[0-9]{1,5})");

    public RingNode {
        checkName("name", name);
        checkName("zone", zone);
        Objects.requireNonNull(address, "address");
        var parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A node's address is host:port, not \"" + address + "\"");
        }
        within("address", address.length(), 1, LONGEST_ADDRESS);
        within("port", Integer.parseInt(parts.group("port")), 1, 65_535);
        within("weight", weight, 1, 1_000);
        within("incarnation", incarnation, 1, Versioned.MAX_VERSION);
        Objects.requireNonNull(kind, "kind");
    }

    /** A Redis node. */
    public RingNode(String name, String address, int weight, String zone, long incarnation) {
        this(name, address, weight, zone, incarnation, NodeKind.REDIS);
    }

    /** A Redis node of weight 1 in zone {@code z1}, in its first incarnation. */
    public static RingNode of(String name, String address) {
        return new RingNode(name, address, 1, "z1", 1);
    }

    /** The same node with another kind of server on it. */
    public RingNode kind(NodeKind kind) {
        return new RingNode(name, address, weight, zone, incarnation, kind);
    }

    /** The same node in another incarnation. */
    public RingNode incarnation(long incarnation) {
        return new RingNode(name, address, weight, zone, incarnation, kind);
    }

    /** The same node at another address. */
    public RingNode address(String address) {
        return new RingNode(name, address, weight, zone, incarnation, kind);
    }

    /** The same node with another weight. */
    public RingNode weight(int weight) {
        return new RingNode(name, address, weight, zone, incarnation, kind);
    }

    public String host() {
        var host = address.substring(0, address.lastIndexOf(':'));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static void checkName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A node's " + what + " is " + NAME + ", not \"" + name + "\"");
        }
    }
}
