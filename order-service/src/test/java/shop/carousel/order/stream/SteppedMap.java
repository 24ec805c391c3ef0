package shop.carousel.order.stream;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map that lets others come in between after each step that is done on it, as the scheduler may. Which step it is, is
 * said; so that a test can try all of them.
 */
final class SteppedMap<K, V> extends ConcurrentHashMap<K, V> {

    private Runnable others = () -> {};
    private int left;

    /** From now on: after so many steps the others come, once. */
    void letIn(int afterSteps, Runnable them) {
        left = afterSteps;
        others = them;
    }

    /** Whether they have come. */
    boolean isReached() {
        return left <= 0;
    }

    private <T> @Nullable T step(@Nullable T result) {
        left--;
        if (left == 0) {
            others.run();
        }
        return result;
    }

    @Override
    public @Nullable V get(Object key) {
        return step(super.get(key));
    }

    @Override
    public @Nullable V put(K key, V value) {
        return step(super.put(key, value));
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        return step(super.putIfAbsent(key, value));
    }

    @Override
    public @Nullable V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        return step(super.compute(key, function));
    }

    @Override
    public @Nullable V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        return step(super.computeIfAbsent(key, function));
    }

    @Override
    public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        return step(super.computeIfPresent(key, function));
    }

    @Override
    public @Nullable V remove(Object key) {
        return step(super.remove(key));
    }

    @Override
    public boolean remove(Object key, Object value) {
        boolean removed = super.remove(key, value);
        step(key);
        return removed;
    }
}
