package shop.carousel.catalog.stock;

import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Which mechanisms of stock are on: all of them, but in a fault run that has switched one off. */
@Singleton
class Mechanisms {

    private static final List<String> FAULT_RUNS = List.of("test", "chaos");

    private final boolean fenced;

    @Inject
    Mechanisms(FaultRunConfig config) {
        this(config.stockFence(), ConfigUtils.getProfiles());
    }

    Mechanisms(boolean fenced, List<String> profiles) {
        if (!fenced && profiles.stream().noneMatch(FAULT_RUNS::contains)) {
            throw new IllegalStateException("carousel.chaos.stock-fence is off, which is for the profiles " + FAULT_RUNS
                    + ", not for " + profiles);
        }
        this.fenced = fenced;
    }

    static Mechanisms allOn() {
        return new Mechanisms(true, List.of());
    }

    boolean isFenced() {
        return fenced;
    }
}
