package shop.carousel.demo.gateway;

import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Map;
import shop.carousel.contracts.Routes.Target;

/** A gateway under test. What is true of one is true of every one: the tests' classes are written once. */
interface Front extends AutoCloseable {

    /** Free addresses at which this gateway looks for instances. */
    List<SocketAddress> places(int count) throws Exception;

    /** Opens it in front of the instances, which need not be there yet; returns its port on loopback. */
    int open(GatewaySettings limits, Map<Target, List<SocketAddress>> instances) throws Exception;
}
