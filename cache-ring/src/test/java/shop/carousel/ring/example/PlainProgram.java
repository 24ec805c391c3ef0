package shop.carousel.ring.example;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Codec;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;

/**
 * Caches a value, reads it, invalidates it, and takes a lock. Its arguments are the nodes' addresses, the last one for
 * locks.
 */
public final class PlainProgram {

    private PlainProgram() {}

    public static void main(String[] addresses) throws Exception {
        var nodes = Stream.of(addresses)
                .limit(addresses.length - 1)
                .map(address -> RingNode.of("node-" + address.replace(':', '-'), address))
                .toList();
        var lockNode = RingNode.of("lock", addresses[addresses.length - 1]);
        // A lock node that is new grants nothing until the longest lease would have run out. And two seconds instead
        // of the usual quarter for an answer, for machines that are busy while a program starts.
        var options = RingOptions.of(nodes)
                .lockNodes(List.of(lockNode))
                .locks(LockOptions.DEFAULT.longestHold(Duration.ofSeconds(1)))
                .client(NodeOptions.DEFAULT
                        .commandTimeout(Duration.ofSeconds(2))
                        .transport(NodeTransport.valueOf(System.getProperty("transport", "DIRECT"))));
        try (CacheRing ring = CacheRings.start(options)) {
            var greetings = ring.cache(CacheSpec.of("greeting", new Text()).timeToLive(Duration.ofMinutes(5)));
            greetings.get("world", key -> new Versioned<>("Hello, " + key, 1));
            System.out.println(greetings.get("world", key -> null).orElse("nothing"));
            greetings.invalidate("world", 2);
            System.out.println(greetings
                    .get("world", key -> new Versioned<>("Good evening", 2))
                    .orElse("nothing"));
            try (var lease = ring.locks()
                    .tryLock(List.of("world"), Duration.ofSeconds(1), Duration.ofSeconds(20))
                    .orElseThrow()) {
                System.out.println("held: " + lease.held());
            }
        }
    }

    private record Text() implements Codec<String> {

        @Override
        public byte[] encode(String value) {
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
