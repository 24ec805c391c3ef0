package shop.carousel.ring.cache;

import java.util.List;
import shop.carousel.ring.testing.NodeProcess;
import shop.carousel.ring.testing.RedisProcess;

class RedisContractTest extends NodeContract {

    @Override
    List<NodeProcess> start() {
        return List.of(RedisProcess.start("a"));
    }
}
