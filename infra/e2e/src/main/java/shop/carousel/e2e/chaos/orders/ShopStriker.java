package shop.carousel.e2e.chaos.orders;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import shop.carousel.demo.client.Answer;
import shop.carousel.demo.client.ShopClient;
import shop.carousel.demo.servers.Signals;
import shop.carousel.demo.supervisor.Condition;
import shop.carousel.demo.supervisor.ProcessId;
import shop.carousel.e2e.shop.RunningShop;

/** Does faults to a shop, and heals them. Processes that end are started again by the launcher, which is a part of what is tried. */
record ShopStriker(RunningShop shop, ShopClient admin) {

    private static final int HEALED_SECONDS = 120;
    private static final int PROPOSALS = 10;

    void strike(ShopFault fault) throws InterruptedException {
        switch (fault) {
            case ShopFault.PartKilled(String part) ->
                shop.part(part).process().flatMap(ProcessId::handle).ifPresent(ProcessHandle::destroyForcibly);
            case ShopFault.PartPaused(String part) -> signal(part, "STOP");
            case ShopFault.LocksFlushed() -> flush(shop.part("lock-a").port());
            case ShopFault.RingChanged(String node) -> leave(node);
        }
    }

    void heal(ShopFault fault) throws InterruptedException {
        switch (fault) {
            case ShopFault.PartKilled ignored -> {}
            case ShopFault.LocksFlushed ignored -> {}
            case ShopFault.PartPaused(String part) -> signal(part, "CONT");
            case ShopFault.RingChanged(String node) -> join(node);
        }
    }

    private void signal(String part, String signal) throws InterruptedException {
        var process = shop.part(part).process();
        if (process.isPresent()) {
            Signals.send(signal, process.get().pid());
        }
    }

    private static void flush(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(5);
        } catch (IOException e) {
            // It is being started again, empty or not: nothing to flush.
            return;
        }
    }

    private void leave(String node) throws InterruptedException {
        propose(() -> admin.delete("/api/admin/ring/nodes/" + node));
    }

    private void join(String node) throws InterruptedException {
        var member = shop.layout().cacheNodes().stream()
                .filter(each -> each.id().equals(node))
                .findFirst()
                .orElseThrow();
        propose(() -> admin.post(
                "/api/admin/ring/nodes",
                Map.of("id", node, "address", member.address(), "weight", 1, "zone", member.zone())));
    }

    /** What is asked of the ring. */
    private interface Proposal {
        Answer send() throws InterruptedException;
    }

    /** Until it is so; another change may have been first, or the one before may still be under way. */
    private static void propose(Proposal proposal) throws InterruptedException {
        for (int i = 0; i < PROPOSALS && !proposal.send().isGood(); i++) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Waits until every part of the shop is up. */
    void awaitHealed() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HEALED_SECONDS);
        while (shop.parts().stream().anyMatch(part -> part.state() != Condition.UP)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not all parts came back: " + shop.parts());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
