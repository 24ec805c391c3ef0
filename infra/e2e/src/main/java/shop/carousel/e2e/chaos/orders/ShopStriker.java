package shop.carousel.e2e.chaos.orders;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import shop.carousel.demo.Layout.Service;
import shop.carousel.demo.servers.Signals;
import shop.carousel.demo.supervisor.Condition;
import shop.carousel.demo.supervisor.ProcessId;
import shop.carousel.e2e.shop.RunningShop;

/** Does faults to a shop, and heals them. Processes that end are started again by the launcher, which is a part of what is tried. */
record ShopStriker(RunningShop shop, Databases databases) {

    private static final int HEALED_SECONDS = 120;
    private static final int FLUSH_MILLIS = 2_000;
    private static final int GATHERING_MILLIS = 800;
    private static final int LOCKS_LAST_MILLIS = 2_500;

    void strike(ShopFault fault) throws InterruptedException {
        switch (fault) {
            case ShopFault.PartKilled(String part) ->
                shop.part(part).process().flatMap(ProcessId::handle).ifPresent(ProcessHandle::destroyForcibly);
            case ShopFault.PartPaused(String part) -> signal(part, "STOP");
            case ShopFault.LocksFlushed() -> flush(shop.part("lock-a").port());
            case ShopFault.HolderPaused(String part) -> pauseHolder(part);
        }
    }

    void heal(ShopFault fault) throws InterruptedException {
        switch (fault) {
            case ShopFault.PartKilled ignored -> {}
            case ShopFault.LocksFlushed ignored -> {}
            case ShopFault.PartPaused(String part) -> signal(part, "CONT");
            case ShopFault.HolderPaused(String part) -> signal(part, "CONT");
        }
    }

    /** PostgreSQL is many processes: all of them. */
    private void signal(String part, String signal) throws InterruptedException {
        var process = shop.part(part).process().flatMap(ProcessId::handle);
        if (process.isPresent()) {
            Signals.send(signal, process.get().pid());
            for (var child : process.get().descendants().toList()) {
                Signals.send(signal, child.pid());
            }
        }
    }

    private void pauseHolder(String part) throws InterruptedException {
        try (var connection = databases.connect(Service.CATALOG);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table inbox in access exclusive mode");
            TimeUnit.MILLISECONDS.sleep(GATHERING_MILLIS);
            signal(part, "STOP");
            TimeUnit.MILLISECONDS.sleep(LOCKS_LAST_MILLIS);
            connection.rollback();
        } catch (SQLException e) {
            // It is just being started again: nobody waits for a table then.
            signal(part, "STOP");
        }
    }

    private static void flush(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(FLUSH_MILLIS);
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(5);
        } catch (IOException e) {
            // It is being started again, empty or not: nothing to flush.
            return;
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
