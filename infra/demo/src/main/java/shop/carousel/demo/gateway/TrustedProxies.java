package shop.carousel.demo.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Networks of the proxies that may say who asks, such as {@code 10.0.0.0/8,127.0.0.1}. None is trusted unless it is
 * named. Immutable.
 */
final class TrustedProxies {

    private static final int SHARE_BYTES = 8;

    private record Network(byte[] address, int bits) {

        static Network of(String text) {
            String[] parts = text.split("/", 2);
            byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
            int all = address.length * Byte.SIZE;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException(
                        "A network of " + all + " bits has no prefix of " + bits + ": " + text);
            }
            return new Network(address, bits);
        }

        @Override
        public String toString() {
            try {
                return InetAddress.getByAddress(address).getHostAddress() + "/" + bits;
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (rest == 0 || (address[whole] ^ other[whole]) >> (Byte.SIZE - rest) == 0);
        }
    }

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /** Refuses what is neither an IP address nor a network. */
    static TrustedProxies of(String list) {
        return new TrustedProxies(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Network::of)
                .toList());
    }

    /** As nginx reads them, a line each. */
    @Override
    public String toString() {
        return networks.stream().map(network -> network + " yes;\n").collect(Collectors.joining());
    }

    boolean contains(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address.getAddress()));
    }

    /** The address in a text that names no host; empty for anything else. */
    static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.strip()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** What counts as one client: who has an IPv6 address has the 2⁶⁴ of its network. */
    static String share(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), SHARE_BYTES))
                : address.getHostAddress();
    }
}
