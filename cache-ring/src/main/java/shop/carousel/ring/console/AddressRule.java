package shop.carousel.ring.console;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.regex.Pattern;
import shop.carousel.ring.RingNode;

/**
 * Which addresses an administrator may name. Every process of the ring connects to them, so that without a rule the ring would knock on any
 * door of the inner network on command.
 *
 * @param allowed the whole of {@code host:port}
 */
public record AddressRule(Pattern allowed) {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    boolean admits(String address) {
        return allowed.matcher(address).matches();
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
