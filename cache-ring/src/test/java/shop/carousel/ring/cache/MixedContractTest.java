package shop.carousel.ring.cache;

import java.util.List;
import shop.carousel.ring.testing.MemcachedProcess;
import shop.carousel.ring.testing.NodeProcess;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.RequiresMemcached;

@RequiresMemcached
class MixedContractTest extends NodeContract {

    @Override
    List<NodeProcess> start() {
        return List.of(RedisProcess.start("a"), MemcachedProcess.start("b"), RedisProcess.start("c"));
    }
}
