package shop.carousel.ring.console;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingNode;

/**
 * Which addresses an administrator may name. Every process of the ring connects to them, so that without a rule the
 * ring would knock on any door of the inner network on command. Without ranges no address is admitted.
 *
 * <p>Names are compared as they are written and never looked up: a name is admitted only by itself, an address only by
 * a network.
 */
public record AddressRule(List<AddressRange> ranges) {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    public AddressRule {
        ranges = List.copyOf(ranges);
    }

    /**
     * Reads ranges such as {@code redis-d:6379}, {@code 10.1.0.0/16:6379-6400} or {@code [fd00::/8]:6379}.
     *
     * @throws IllegalArgumentException naming the one that is none
     */
    public static AddressRule of(List<String> ranges) {
        return new AddressRule(ranges.stream().map(AddressRange::of).toList());
    }

    /**
     * Ports of one host, or of the hosts of one network.
     *
     * @param host in lower case; empty for a network
     */
    public record AddressRange(String host, @Nullable CidrAddress network, int firstPort, int lastPort) {

        private static final Pattern FORM = Pattern.compile(
                "(?:\\[(?<v6>[0-9a-fA-F:.]+(?:/[0-9]{1,3})?)]|(?<host>[A-Za-z0-9._-]{1,253}(?:/[0-9]{1,2})?))"
                        + ":(?<first>[0-9]{1,5})(?:-(?<last>[0-9]{1,5}))?");
        private static final int HIGHEST_PORT = 65_535;

        static AddressRange of(String text) {
            var parts = FORM.matcher(text.strip());
            if (!parts.matches()) {
                throw notARange(text);
            }
            int first = Integer.parseInt(parts.group("first"));
            int last = parts.group("last") == null ? first : Integer.parseInt(parts.group("last"));
            if (first < 1 || first > last || last > HIGHEST_PORT) {
                throw notARange(text);
            }
            String host = parts.group("v6") == null ? parts.group("host") : parts.group("v6");
            var network = network(host);
            if (network == null && (host.contains("/") || host.contains(":"))) {
                throw notARange(text);
            }
            return new AddressRange(network == null ? host.toLowerCase(Locale.ROOT) : "", network, first, last);
        }

        private static @Nullable CidrAddress network(String host) {
            var address = Inet.parseInetAddress(host);
            return address == null
                    ? Inet.parseCidrAddress(host)
                    : CidrAddress.create(address, address.getAddress().length * Byte.SIZE);
        }

        private static IllegalArgumentException notARange(String text) {
            return new IllegalArgumentException(
                    "A place of nodes is HOST:PORT or NETWORK/BITS:FIRST-LAST, not \"" + text + "\"");
        }

        boolean holds(String name, @Nullable InetAddress address, int port) {
            return port >= firstPort
                    && port <= lastPort
                    && (network == null ? name.equals(host) : address != null && network.matches(address));
        }
    }

    boolean admits(RingNode node) {
        String name = node.host().toLowerCase(Locale.ROOT);
        var address = Inet.parseInetAddress(name);
        return ranges.stream().anyMatch(range -> range.holds(name, address, node.port()));
    }

    /** Whether a server takes connections there at the moment. Blocks for {@link #PATIENCE} at most. */
    static boolean isOpen(RingNode node) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(node.host(), node.port()), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
