package shop.carousel.ring.testing;

import java.time.Duration;
import java.util.List;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.assembly.CacheRings;

/** Rings as tests want them. */
public final class Rings {

    /** So long that a busy machine does not look like a dead node. */
    private static final Duration PATIENT = Duration.ofSeconds(5);

    private Rings() {}

    public static CacheRing patient(NodeProcess... nodes) {
        return CacheRings.start(options(PATIENT, nodes));
    }

    public static CacheRing patient(NodeTransport transport, NodeProcess... nodes) {
        var options = options(PATIENT, nodes);
        return CacheRings.start(options.client(options.client().transport(transport)));
    }

    public static RingOptions options(Duration timeout, NodeProcess... nodes) {
        return RingOptions.of(List.of(nodes).stream().map(NodeProcess::node).toList())
                .client(NodeOptions.DEFAULT.commandTimeout(timeout));
    }

    public static CacheSpec<String> texts(String name) {
        return CacheSpec.of(name, new TextCodec());
    }
}
