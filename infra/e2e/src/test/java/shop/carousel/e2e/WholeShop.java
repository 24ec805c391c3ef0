package shop.carousel.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;
import shop.carousel.broker.testing.TestBroker;
import shop.carousel.demo.Layout;
import shop.carousel.demo.servers.BrokerKind;
import shop.carousel.demo.supervisor.ProcessId;
import shop.carousel.demo.supervisor.ShopState.PartState;
import shop.carousel.e2e.shop.RunningShop;

/** The shop as {@code ./shop up} starts it, for the tests of this module. */
final class WholeShop implements AutoCloseable {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path DATA = Path.of("target", "shop");

    private final RunningShop shop;
    private final Rest rest;

    private WholeShop(RunningShop shop) {
        this.shop = shop;
        this.rest = new Rest(shop.url());
    }

    /** Starts it from the packaged services and waits until it is open. */
    static WholeShop start() {
        mustBePackaged();
        return new WholeShop(RunningShop.start(ROOT, DATA, new Layout.Counts(3, 1, 1, 1), Map.of()));
    }

    static void mustBePackaged() {
        List<Path> missing = RunningShop.notPackaged(ROOT);
        if (!missing.isEmpty()) {
            throw new TestAbortedException(
                    "The services are not packaged (mvn verify from the root does it): " + missing);
        }
    }

    /** The gateway's address. */
    String url() {
        return shop.url();
    }

    Rest rest() {
        return rest;
    }

    /** The shelf, with the administrator's rights. */
    Goods goods() {
        return new Goods(rest, adminPassword());
    }

    String adminPassword() {
        return shop.adminPassword();
    }

    /** Which broker it was built for. */
    static BrokerKind broker() {
        return BrokerKind.ofTests();
    }

    /** An end of the shop's broker for a test: what another service would be. */
    TestBroker openBroker() {
        Path password = shop.layout().data().resolve("secrets").resolve("broker-password");
        try {
            return TestBroker.open(
                    broker(),
                    "127.0.0.1:" + shop.layout().brokerPort(),
                    Files.exists(password) ? Files.readString(password) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where everything of it is. */
    Layout layout() {
        return shop.layout();
    }

    /** Where a part listens. */
    int port(String part) {
        return shop.part(part).port();
    }

    /** Takes a part out of service until the outage is closed. */
    Outage stop(String part) {
        return new Outage(
                shop.part(part).port(), () -> shop.part(part).process().flatMap(ProcessId::handle));
    }

    /** The processes of the other parts. */
    List<Optional<ProcessId>> processesWithout(String part) {
        return shop.parts().stream()
                .filter(each -> !each.name().equals(part))
                .map(PartState::process)
                .toList();
    }

    @Override
    public void close() {
        shop.close();
    }
}
