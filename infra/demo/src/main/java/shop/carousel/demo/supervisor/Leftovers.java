package shop.carousel.demo.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shop.carousel.demo.servers.Signals;
import shop.carousel.demo.supervisor.ShopState.PartState;

/** Processes that a killed shop left running. Only a process that is surely the recorded one is touched. */
public final class Leftovers {

    private static final Duration LIMIT = Duration.ofSeconds(8);

    private Leftovers() {}

    /** Ends what is left of a shop whose launcher is gone; returns the names of the parts. */
    public static List<String> clear(ShopState state) throws InterruptedException {
        List<PartState> left = state.parts().stream()
                .filter(part -> part.process().isPresent())
                .toList();
        for (PartState part : left) {
            signal(part);
        }
        long deadline = System.nanoTime() + LIMIT.toNanos();
        for (PartState part : left) {
            end(part, deadline);
        }
        return left.stream().map(PartState::name).toList();
    }

    private static void signal(PartState part) throws InterruptedException {
        var process = part.process();
        if (process.isPresent()) {
            Signals.send(part.stopSignal(), process.get().pid());
        }
    }

    private static void end(PartState part, long deadline) throws InterruptedException {
        var handle = part.process().flatMap(ProcessId::handle);
        if (handle.isEmpty()) {
            return;
        }
        try {
            handle.get().onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            handle.get().destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
