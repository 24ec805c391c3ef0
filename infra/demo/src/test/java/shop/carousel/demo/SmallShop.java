package shop.carousel.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.servers.Redis;
import shop.carousel.demo.supervisor.Member;
import shop.carousel.demo.supervisor.Role;
import shop.carousel.demo.supervisor.StateFile;
import shop.carousel.demo.supervisor.Supervisor;

/** A shop of two Redis nodes in a JVM of its own, which tests may kill. Argument: the data folder. */
final class SmallShop {

    private SmallShop() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Path.of(arguments[0]);
        List<Integer> ports = Ports.free(2);
        var members = List.of(
                new Member(Redis.cache("redis-a", ports.get(0), data.resolve("redis-a"), 8), Role.REDIS),
                new Member(Redis.locks("lock-a", ports.get(1), data.resolve("lock-a")), Role.REDIS));
        var announcer = new Announcer(new PrintWriter(System.out, true));
        try (var lock = DataLock.take(data);
                var supervisor = new Supervisor(
                        "http://localhost:1", members, data, new StateFile(data.resolve("state.json")), announcer)) {
            Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close));
            supervisor.start();
            new CountDownLatch(1).await();
        }
    }
}
