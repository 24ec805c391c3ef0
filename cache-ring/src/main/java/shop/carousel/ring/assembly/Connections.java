package shop.carousel.ring.assembly;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import shop.carousel.ring.NodeKind;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.view.CacheNode;

/**
 * The clients of the nodes of all views that still matter. A node keeps its client as long as it is at its address.
 * Guarded by itself.
 */
final class Connections {

    private final Map<Server, CacheNode> open = new LinkedHashMap<>();
    private final Set<CacheNode> connected = new HashSet<>();
    private final List<CompletableFuture<Void>> attempts = new ArrayList<>();
    private final Function<RingNode, CacheNode> maker;

    private record Server(String name, String address, NodeKind kind) {

        static Server of(RingNode node) {
            return new Server(node.name(), node.address(), node.kind());
        }
    }

    Connections(Function<RingNode, CacheNode> maker) {
        this.maker = maker;
    }

    /**
     * Makes something of the clients that it asks for, and lets go of those that nobody asked for.
     *
     * @param connect whether the others are to be used, so that they have to be connected
     */
    synchronized <T> T use(boolean connect, Function<Function<RingNode, CacheNode>, T> user) {
        var used = new HashSet<Server>();
        var result = user.apply(node -> {
            var server = Server.of(node);
            used.add(server);
            return open.computeIfAbsent(server, ignored -> maker.apply(node));
        });
        if (connect) {
            open.values().stream()
                    .filter(connected::add)
                    .forEach(node -> attempts.add(node.client().connect().toCompletableFuture()));
        }
        attempts.removeIf(CompletableFuture::isDone);
        open.entrySet().removeIf(each -> {
            boolean over = !used.contains(each.getKey());
            if (over) {
                connected.remove(each.getValue());
                each.getValue().close();
            }
            return over;
        });
        return result;
    }

    /** Waits until every node was tried once. */
    void awaitAttempts() {
        List<CompletableFuture<Void>> begun;
        synchronized (this) {
            begun = List.copyOf(attempts);
        }
        begun.forEach(CompletableFuture::join);
    }

    synchronized List<CacheNode> all() {
        return List.copyOf(open.values());
    }
}
