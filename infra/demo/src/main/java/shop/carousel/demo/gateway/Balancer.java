package shop.carousel.demo.gateway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import shop.carousel.contracts.Routes.Target;

/**
 * Decides which instances a request tries, in which order: by turns among those that answer, then those that are out.
 * Thread-safe.
 */
final class Balancer {

    private final Map<Target, List<Instance>> instances;
    private final AtomicInteger turn = new AtomicInteger();

    Balancer(Map<Target, List<Instance>> instances) {
        this.instances = new EnumMap<>(instances);
    }

    /** The instances to try, the first first; empty when there is none. */
    List<Instance> candidates(Target target) {
        List<Instance> all = target == Target.ANY ? all().toList() : rotated(instances.getOrDefault(target, List.of()));
        var order = new ArrayList<Instance>(all.size());
        all.stream().filter(Instance::isIn).forEach(order::add);
        all.stream().filter(instance -> !order.contains(instance)).forEach(order::add);
        return order;
    }

    /** Every instance of every service. */
    Stream<Instance> all() {
        return instances.values().stream().flatMap(Collection::stream);
    }

    /** Whether some instance of the service answered lately. */
    boolean isUp(Target target) {
        return instances.getOrDefault(target, List.of()).stream().anyMatch(Instance::isIn);
    }

    private List<Instance> rotated(List<Instance> some) {
        if (some.size() < 2) {
            return some;
        }
        int first = Math.floorMod(turn.getAndIncrement(), some.size());
        return Stream.concat(some.stream().skip(first), some.stream().limit(first))
                .toList();
    }
}
