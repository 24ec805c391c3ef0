package shop.carousel.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which shop is measured: one that is started for it, or one that runs. */
public final class ShopOption {

    private static final int PORT_BASE = 18_080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Measures the shop that runs in this data folder (default: a shop of its own is started).")
    private @Nullable Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "The gateway's port of a shop of its own (default: ${DEFAULT-VALUE}).")
    private int portBase = PORT_BASE;

    @Option(
            names = "--checkout",
            paramLabel = "DIR",
            description = "A shop of its own is one of this clone of Carousel (default: the present one).")
    private Path checkout = Path.of(System.getProperty("carousel.home", ""));

    /** What is measured. */
    @FunctionalInterface
    public interface Measurement {
        int on(RunningShop shop) throws IOException, InterruptedException;
    }

    /** Whether a shop is started for the measurement, so that it may be given any number of instances. */
    public boolean isOwn() {
        return data == null;
    }

    /** Measures that shop; one of its own has so many catalogs, and is closed after it. */
    public int measure(int catalogs, Measurement measurement) throws IOException, InterruptedException {
        if (data != null) {
            return measurement.on(RunningShop.in(data.toAbsolutePath().normalize()));
        }
        Path folder = Path.of(System.getProperty("carousel.home", ""), "target", "bench-shop")
                .toAbsolutePath();
        try (OwnShop own = OwnShop.start(checkout.toAbsolutePath().normalize(), folder, portBase, catalogs)) {
            return measurement.on(own.shop());
        }
    }
}
