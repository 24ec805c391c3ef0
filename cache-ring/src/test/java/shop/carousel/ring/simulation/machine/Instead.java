package shop.carousel.ring.simulation.machine;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What is called in a simulation where the ring's classes call the platform for time, chance and waiting. The methods
 * are named after those that they stand for; the first parameter is the object that these are called on.
 */
@SuppressWarnings("unused") // called by classes that SimulatedLoader changes
public final class Instead {

    private Instead() {}

    public static long nanoTime() {
        return Machine.present().look();
    }

    public static long currentTimeMillis() {
        return Machine.present().wallMillis();
    }

    public static Instant now() {
        return Instant.ofEpochMilli(currentTimeMillis());
    }

    public static InstantSource system() {
        return Instead::now;
    }

    public static double nextDouble(@Nullable ThreadLocalRandom ignored) {
        return Machine.present().chance().nextDouble();
    }

    public static int nextInt(@Nullable ThreadLocalRandom ignored, int bound) {
        return Machine.present().chance().nextInt(bound);
    }

    public static long nextLong(@Nullable ThreadLocalRandom ignored, long bound) {
        return Machine.present().chance().nextLong(bound);
    }

    public static Thread startVirtualThread(Runnable action) {
        Machine.present().spawn(action);
        return Thread.currentThread();
    }

    public static Thread start(Thread.Builder ignored, Runnable action) {
        return startVirtualThread(action);
    }

    public static void sleep(TimeUnit unit, long time) {
        Machine.present().sleep(unit.toNanos(time));
    }

    public static <T> T join(CompletableFuture<T> future) {
        Machine.present().await(future::isDone);
        return future.join();
    }

    public static <T> T get(CompletableFuture<T> future, long time, TimeUnit unit)
            throws TimeoutException, ExecutionException, InterruptedException {
        long end = nanoTime() + unit.toNanos(time);
        Machine.present().await(() -> future.isDone() || nanoTime() >= end);
        if (!future.isDone()) {
            throw new TimeoutException();
        }
        return future.get();
    }

    public static <T> CompletableFuture<T> completeOnTimeout(
            CompletableFuture<T> future, T value, long time, TimeUnit unit) {
        Machine.present().after(unit.toNanos(time), () -> future.complete(value));
        return future;
    }

    public static boolean tryAcquire(Semaphore permits, long time, TimeUnit unit) {
        long end = nanoTime() + unit.toNanos(time);
        while (!permits.tryAcquire()) {
            if (nanoTime() >= end) {
                return false;
            }
            Machine.present().await(() -> permits.availablePermits() > 0 || nanoTime() >= end);
        }
        return true;
    }

    public static ScheduledFuture<?> schedule(
            ScheduledThreadPoolExecutor ignored, Runnable action, long delay, TimeUnit unit) {
        var task = new Task(action);
        Machine.present().after(unit.toNanos(delay), task);
        return task;
    }

    public static ScheduledFuture<?> schedule(
            ScheduledThreadPoolExecutor same, Callable<?> action, long delay, TimeUnit unit) {
        return schedule(
                same,
                () -> {
                    try {
                        action.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                delay,
                unit);
    }

    public static ScheduledFuture<?> scheduleAtFixedRate(
            ScheduledThreadPoolExecutor ignored, Runnable action, long delay, long period, TimeUnit unit) {
        var machine = Machine.present();
        var task = new Task(() -> {});
        var again = new Runnable() {
            @Override
            public void run() {
                if (!task.isCancelled()) {
                    action.run();
                    machine.after(unit.toNanos(period), this);
                }
            }
        };
        machine.after(unit.toNanos(delay), again);
        return task;
    }

    /** One that has the machine's timers, and nothing else. */
    public static Vertx vertx() {
        var ids = new long[1];
        var cancelled = new HashSet<Long>();
        return (Vertx) Proxy.newProxyInstance(
                Instead.class.getClassLoader(), new Class<?>[] {Vertx.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "setTimer", "setPeriodic" -> {
                            long id = ids[0]++;
                            boolean again = method.getName().equals("setPeriodic");
                            time(cancelled, id, (Long) arguments[0], again, handler(arguments[1]));
                            yield id;
                        }
                        case "cancelTimer" -> cancelled.add((Long) arguments[0]);
                        case "toString" -> "simulated";
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    @SuppressWarnings("unchecked") // Vert.x says so
    private static Handler<Long> handler(Object argument) {
        return (Handler<Long>) argument;
    }

    private static void time(Set<Long> cancelled, long id, long millis, boolean again, Handler<Long> handler) {
        Machine.present().after(TimeUnit.MILLISECONDS.toNanos(millis), () -> {
            if (!cancelled.contains(id)) {
                handler.handle(id);
                if (again) {
                    time(cancelled, id, millis, true, handler);
                }
            }
        });
    }

    private static final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {

        Task(Runnable action) {
            super(action, null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
