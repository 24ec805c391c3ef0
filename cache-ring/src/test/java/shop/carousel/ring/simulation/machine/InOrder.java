package shop.carousel.ring.simulation.machine;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What is found by identity is in no order that two runs have in common, but here. */
public final class InOrder<K, V> extends IdentityHashMap<K, V> {

    private static final long serialVersionUID = 1;

    /** By the order in which they came. */
    private final transient Map<Integer, K> keys = new LinkedHashMap<>();

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> value) {
        if (!containsKey(key)) {
            keys.put(keys.size(), key);
        }
        return super.computeIfAbsent(key, value);
    }

    @Override
    public V put(K key, V value) {
        if (!containsKey(key)) {
            keys.put(keys.size(), key);
        }
        return super.put(key, value);
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        keys.values().forEach(key -> action.accept(key, get(key)));
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        throw new UnsupportedOperationException("nobody has needed it yet");
    }
}
