package shop.carousel.demo.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ports on loopback. */
public final class Ports {

    private static final int FIRST = 10_000;
    private static final int END = 32_000;

    private Ports() {}

    /**
     * That many different ports which nobody listens on now. They are not held: take them soon. They lie below those
     * that systems give to outgoing connections (from 32,768 on Linux), so that a server that ends finds its port free
     * again.
     */
    public static List<Integer> free(int count) {
        return ThreadLocalRandom.current()
                .ints(FIRST, END)
                .distinct()
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
    }

    /** Whether nobody listens on the port, on loopback or on all addresses. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The first of a block of ports in a row which nobody listens on now; the first is a multiple of a hundred. */
    public static int freeBlock(int count) {
        return Stream.generate(() -> free(1).getFirst() / 100 * 100)
                .limit(100)
                .filter(base -> IntStream.range(base, base + count).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + count + " free ports in a row."));
    }
}
