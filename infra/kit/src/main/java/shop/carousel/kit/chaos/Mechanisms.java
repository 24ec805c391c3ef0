package shop.carousel.kit.chaos;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Which mechanisms are on: all of them, but in a fault run that does without one. */
@Singleton
public final class Mechanisms {

    private static final Logger LOG = Logger.getLogger(Mechanisms.class);
    private static final List<String> FAULT_RUNS = List.of("test", "chaos");

    private final Set<Mechanism> off;

    @Inject
    Mechanisms(ChaosConfig config) {
        this(config.without().orElse(Set.of()), ConfigUtils.getProfiles());
    }

    private Mechanisms(Set<Mechanism> off, List<String> profiles) {
        if (!off.isEmpty() && profiles.stream().noneMatch(FAULT_RUNS::contains)) {
            throw new IllegalStateException("carousel.chaos.without is " + off + ", which is for the profiles "
                    + FAULT_RUNS + ", not for " + profiles);
        }
        this.off = off.isEmpty() ? Set.of() : EnumSet.copyOf(off);
    }

    /** All are on. */
    public static Mechanisms all() {
        return new Mechanisms(Set.of(), List.of());
    }

    /** Some are off, if the profiles are those of a fault run; {@link IllegalStateException} otherwise. */
    public static Mechanisms without(Set<Mechanism> off, List<String> profiles) {
        return new Mechanisms(off, profiles);
    }

    /** Whether it does its work. */
    public boolean isOn(Mechanism mechanism) {
        return !off.contains(mechanism);
    }

    /** At the start, so that a service that may not do without them does not start. */
    void say(@Observes StartupEvent start) {
        if (!off.isEmpty()) {
            LOG.warnf("A fault run without %s", off);
        }
    }
}
