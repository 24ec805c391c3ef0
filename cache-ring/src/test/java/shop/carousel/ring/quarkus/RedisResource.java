package shop.carousel.ring.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.carousel.ring.testing.RedisProcess;

/** Three nodes, of which one is away, and a lock node. */
public class RedisResource implements QuarkusTestResourceLifecycleManager {

    private final List<RedisProcess> started = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        var a = started("redis-a");
        var b = started("redis-b");
        var away = started("redis-c");
        var lock = started("lock-a");
        away.kill();
        return Map.of(
                "carousel.ring.nodes[0].id", "redis-a",
                "carousel.ring.nodes[0].address", a.node().address(),
                "carousel.ring.nodes[1].id", "redis-b",
                "carousel.ring.nodes[1].address", b.node().address(),
                "carousel.ring.nodes[2].id", "redis-c",
                "carousel.ring.nodes[2].address", away.node().address(),
                "carousel.ring.lock-nodes[0].id", "lock-a",
                "carousel.ring.lock-nodes[0].address", lock.node().address(),
                "carousel.ring.locks.longest-hold", "1s",
                "carousel.ring.command-timeout", "2s");
    }

    private RedisProcess started(String name) {
        var process = RedisProcess.start(name);
        started.add(process);
        return process;
    }

    @Override
    public void stop() {
        started.forEach(RedisProcess::close);
    }
}
