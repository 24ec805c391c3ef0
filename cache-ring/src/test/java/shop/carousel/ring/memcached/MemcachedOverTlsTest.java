package shop.carousel.ring.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.NodeKind;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.NodeTls;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.entry.MissedInvalidations;

class MemcachedOverTlsTest {

    /** One that comes into the ring while processes run; a configured one is refused at the start. */
    @Test
    void memcachedNode_whereTlsIsAskedFor_isNotSpokenToInPlain() {
        var vertx = Vertx.vertx();
        var node = RingNode.of("m", "127.0.0.1:1").kind(NodeKind.MEMCACHED);
        var options = NodeOptions.DEFAULT.tls(NodeTls.PLATFORM);
        var link = MemcachedBackend.of(vertx, node, options, new MissedInvalidations())
                .link();
        link.connect().toCompletableFuture().join();
        assertThat(link.trouble()).contains("not spoken to over TLS");
        link.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
