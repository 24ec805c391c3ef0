package shop.carousel.ring.simulation;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.simulation.machine.Machine;

/**
 * The course of a simulation: steps of a machine's time, one fault after another, until the last step or the first
 * violation of a law.
 */
abstract class Schedule {

    final Machine machine;
    final SplittableRandom random;
    private Runnable heal = () -> {};
    private long faultyUntil;
    private @Nullable String violation;

    Schedule(Machine machine) {
        this.machine = machine;
        this.random = machine.random();
    }

    /** Goes so many steps, or up to the first violation, which it returns. */
    final Optional<String> play(int steps) {
        int step = 0;
        while (step < steps && violation == null) {
            try {
                step(step++);
            } catch (IllegalStateException e) {
                violated("%s", e + ": " + e.getCause());
            }
        }
        if (violation == null) {
            end();
        }
        int last = step;
        return Optional.ofNullable(violation).map(what -> "step " + last + ": " + what);
    }

    /** One step, which may lead to a fault. */
    abstract void step(int number);

    /** Judges what can be judged after the last step only. */
    void end() {}

    /** Heals the last fault when its time is over; true if so. */
    final boolean isNextFaultDue() {
        if (machine.nanos() < faultyUntil) {
            return false;
        }
        heal.run();
        heal = () -> {};
        return true;
    }

    /** The present fault ends by this. */
    final void healBy(Runnable healing) {
        heal = healing;
    }

    /** The next fault is due after that time. */
    final void faultFor(long millis) {
        faultyUntil = machine.nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Some time from now, in the machine's nanoseconds. */
    final long later(int mostMillis) {
        return machine.nanos() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(mostMillis));
    }

    /** Lets the caller's thread of the machine wait. */
    final void pause(long millis) {
        long end = machine.nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
        machine.await(() -> machine.nanos() >= end);
    }

    /** A law is violated; the first violation counts. */
    final void violated(String what, Object... details) {
        if (violation == null) {
            violation = what.formatted(details);
        }
    }

    /** What happens, for whoever looks at one seed: {@code -Dtrace}. */
    final void tell(String what, Object... details) {
        if (Boolean.getBoolean("trace")) {
            System.out.printf("%,d ms  %s%n", machine.nanos() / 1_000_000, what.formatted(details));
        }
    }
}
