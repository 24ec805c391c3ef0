package shop.carousel.bench.placement;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import net.spy.memcached.MemcachedNode;
import shop.carousel.ring.RingNode;

/** A node of spymemcached that only has an address: its locator asks for nothing else. */
final class SpyNode {

    private SpyNode() {}

    static MemcachedNode at(RingNode node) {
        var address = InetSocketAddress.createUnresolved(node.host(), node.port());
        return (MemcachedNode) Proxy.newProxyInstance(
                SpyNode.class.getClassLoader(), new Class<?>[] {MemcachedNode.class}, (self, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getSocketAddress" -> address;
                        case "hashCode" -> System.identityHashCode(self);
                        case "equals" -> self == arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }
}
